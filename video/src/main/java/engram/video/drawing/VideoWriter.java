package engram.video.drawing;

import engram.data.OutputFile;
import engram.images.ImageOptions.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Writes pictures as an MP4 that browsers show (H.264, by Cisco's encoder). The file is there,
 * whole, after {@link #finish}; what was not finished leaves nothing.
 */
public final class VideoWriter implements AutoCloseable {
    /** Enough for shapes and boxes to stay sharp. */
    private static final double BITS_PER_PIXEL = 0.15;

    /** How FFmpeg numbers the system's refusal. */
    private static final String DISK_FULL = "error -28";

    private static final int FEWEST_BITS = 400_000;

    private final Path file;
    private final OutputFile output;
    private final FFmpegFrameRecorder recorder;
    private final Frame frame;
    private final double rate;
    private long slot = -1;
    private boolean finished;

    static {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private VideoWriter(Path file, OutputFile output, Size size, double rate) {
        this.file = file;
        this.output = output;
        this.rate = rate;
        this.frame = new Frame(size.width(), size.height(), Frame.DEPTH_UBYTE, 3);
        this.recorder =
                new FFmpegFrameRecorder(
                        output.unfinished().toString(), size.width(), size.height());
        recorder.setFormat("mp4");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(rate);
        recorder.setGopSize((int) Math.ceil(rate));
        double bits = BITS_PER_PIXEL * size.width() * size.height() * rate;
        recorder.setVideoBitrate((int) Math.min(20e6, Math.max(FEWEST_BITS, bits)));
        // What plays it can start before it has all of it.
        recorder.setOption("movflags", "+faststart");
    }

    /**
     * Starts a file, which replaces one of its name when it is finished.
     *
     * @param size of all pictures; even numbers, as H.264 wants them
     * @param rate how many pictures a second there is room for
     * @throws engram.data.UnusableSettingException if no file can be there
     * @throws UncheckedIOException if it cannot be written
     */
    public static VideoWriter create(Path file, Size size, double rate) {
        OutputFile output;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            output = OutputFile.at(file, true);
            // FFmpeg's own refusal would not say why.
            Files.write(output.unfinished(), new byte[0]);
        } catch (IOException e) {
            throw OutputFile.failure(file, e);
        }
        VideoWriter writer = new VideoWriter(file, output, size, rate);
        try {
            writer.recorder.start();
            return writer;
        } catch (FrameRecorder.Exception e) {
            writer.close();
            throw writer.refused(e);
        }
    }

    /** The nearest size that can be written, at most so wide. */
    public static Size writable(Size size, int widest) {
        double scale = Math.min(1, (double) widest / size.width());
        return new Size(even(size.width() * scale), even(size.height() * scale));
    }

    private static int even(double length) {
        return Math.max(2, 2 * (int) Math.round(length / 2));
    }

    /**
     * Adds a picture at its time, or as soon after it as there is room.
     *
     * @param seconds since the first
     * @param picture of type {@link BufferedImage#TYPE_3BYTE_BGR}, in the writer's size
     */
    public void add(double seconds, BufferedImage picture) {
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        ByteBuffer rows = (ByteBuffer) frame.image[0];
        int width = frame.imageWidth * 3;
        for (int y = 0; y < frame.imageHeight; y++) {
            rows.put(y * frame.imageStride, pixels, y * width, width);
        }
        try {
            slot = Math.max(slot + 1, Math.round(seconds * rate));
            recorder.setTimestamp(Math.round(slot * 1e6 / rate));
            recorder.record(frame);
        } catch (FrameRecorder.Exception e) {
            throw refused(e);
        }
    }

    /** All are written. */
    public void finish() {
        try {
            recorder.stop();
            output.publish();
            finished = true;
        } catch (FrameRecorder.Exception e) {
            throw refused(e);
        } catch (IOException e) {
            throw OutputFile.failure(file, e);
        }
    }

    private UncheckedIOException refused(Exception e) {
        if (String.valueOf(e.getMessage()).contains(DISK_FULL)) {
            return OutputFile.failure(file, new IOException("No space left on device", e));
        }
        return new UncheckedIOException(
                new IOException(file + " cannot be written as a video: " + e.getMessage(), e));
    }

    @Override
    public void close() {
        try {
            recorder.release();
            if (!finished) {
                output.discard();
            }
        } catch (IOException e) {
            // What could not be written was said when it was tried.
        }
    }
}
