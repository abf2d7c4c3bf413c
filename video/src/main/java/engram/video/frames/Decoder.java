package engram.video.frames;

import engram.data.SampleShape;
import engram.images.ImageOptions.Size;
import engram.video.drawing.Picture;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** FFmpeg at work on one input: decodes frames in the size and colours that are wanted. */
final class Decoder implements AutoCloseable {
    /** Why nothing more is waited for. */
    static final String SILENT = "nothing came in time";

    /** What FFmpeg's numbers mean; those of HTTP are what cameras answer by RTSP, too. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("-2", "there is no such file"),
                    Map.entry("-5", "reading from it failed"),
                    Map.entry("-13", "permission denied"),
                    Map.entry("-104", "the connection broke off"),
                    Map.entry("-110", SILENT),
                    Map.entry("-111", "the connection was refused"),
                    Map.entry("-541478725", "it ends before there is a frame"),
                    Map.entry("-825242872", "it wants a user and a password"),
                    Map.entry("-858797304", "it refuses access"),
                    Map.entry("-875574520", "there is nothing at this address"),
                    Map.entry("-1094995529", "its data is not that of a video"),
                    Map.entry("-1482175736", "the server refuses what it was asked"),
                    Map.entry("-1482175992", "the server has an error"));

    private static final Pattern NUMBER = Pattern.compile("error (-\\d+)\\b");

    static {
        // It would write to stderr whatever it stumbles over; what matters is said by us.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private final FFmpegFrameGrabber grabber;
    private final int channels;

    private Decoder(FFmpegFrameGrabber grabber) {
        this.grabber = grabber;
        // Of a frame, JavaCV tells how many bytes a row has, padding included, as channels.
        this.channels = grabber.getPixelFormat() == avutil.AV_PIX_FMT_GRAY8 ? 1 : 3;
    }

    /** Why FFmpeg does not go on. */
    static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1;

        StoppedException(String why) {
            super(why);
        }
    }

    /**
     * A decoded picture.
     *
     * @param seconds as the stream tells
     */
    record Picture(double seconds, byte[] pixels) {}

    /** Frames of the input's own size, for its header alone. */
    static Decoder glance(String input) throws StoppedException {
        return start(new FFmpegFrameGrabber(input));
    }

    static Decoder open(String input, SampleShape.Image shape) throws StoppedException {
        return start(sized(input, shape));
    }

    /** An input that may fall silent. */
    static Decoder open(
            String input, SampleShape.Image shape, Map<String, String> options, Duration timeout)
            throws StoppedException {
        FFmpegFrameGrabber grabber = sized(input, shape);
        String micros = Long.toString(timeout.toNanos() / 1000);
        // One is FFmpeg's for all that is read, the other that of sockets and of RTSP.
        grabber.setOption("rw_timeout", micros);
        grabber.setOption("timeout", micros);
        options.forEach(grabber::setOption);
        if (options.containsKey("f")) {
            grabber.setFormat(options.get("f"));
        }
        return start(grabber);
    }

    private static FFmpegFrameGrabber sized(String input, SampleShape.Image shape) {
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(input);
        boolean grey = shape.channels() == 1;
        grabber.setImageMode(grey ? FrameGrabber.ImageMode.GRAY : FrameGrabber.ImageMode.COLOR);
        grabber.setPixelFormat(grey ? avutil.AV_PIX_FMT_GRAY8 : avutil.AV_PIX_FMT_RGB24);
        grabber.setImageWidth(shape.width());
        grabber.setImageHeight(shape.height());
        // The mean over the area of each new pixel, as pictures are resized; exact, since a score
        // should not depend on which processor decoded.
        grabber.setImageScalingFlags(
                swscale.SWS_AREA | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT);
        return grabber;
    }

    private static Decoder start(FFmpegFrameGrabber grabber) throws StoppedException {
        try {
            // The other start lets nobody else begin as long as this one takes.
            grabber.startUnsafe();
        } catch (FrameGrabber.Exception e) {
            release(grabber);
            throw new StoppedException(why(e));
        }
        if (!grabber.hasVideo()) {
            release(grabber);
            throw new StoppedException("there is no video in it");
        }
        return new Decoder(grabber);
    }

    /** FFmpeg's numbers in words, without JavaCV's long sentence around them. */
    private static String why(FrameGrabber.Exception e) {
        String message = String.valueOf(e.getMessage());
        Matcher number = NUMBER.matcher(message);
        if (message.toLowerCase(Locale.ROOT).contains("timed out")) {
            return SILENT;
        } else if (number.find() && WORDS.containsKey(number.group(1))) {
            return WORDS.get(number.group(1));
        }
        return message.replaceFirst("(?s)\\(For more details.*", "").strip();
    }

    /** As the input has it, whatever size is wanted. */
    Size size() {
        AVFormatContext input = grabber.getFormatContext();
        for (int i = 0; i < input.nb_streams(); i++) {
            AVCodecParameters stream = input.streams(i).codecpar();
            if (stream.codec_type() == avutil.AVMEDIA_TYPE_VIDEO && stream.width() > 0) {
                return new Size(stream.width(), stream.height());
            }
        }
        return new Size(grabber.getImageWidth(), grabber.getImageHeight());
    }

    /** Frames a second; 25 where the input does not know. */
    double rate() {
        double rate = grabber.getFrameRate();
        return rate > 0 && rate < 1000 ? rate : 25;
    }

    /** How many seconds there are by the input's own account; 0 where it has none. */
    double promised() {
        return Math.max(0, grabber.getLengthInTime() / 1e6);
    }

    /** The next picture; null at the end. */
    Picture next() throws StoppedException {
        try {
            Frame frame = grabber.grabImage();
            return frame == null ? null : new Picture(frame.timestamp / 1e6, pixels(frame));
        } catch (FrameGrabber.Exception e) {
            throw new StoppedException(why(e));
        }
    }

    /** Channel by channel, while FFmpeg has a pixel's channels together. */
    private byte[] pixels(Frame frame) {
        ByteBuffer rows = (ByteBuffer) frame.image[0];
        int plane = frame.imageWidth * frame.imageHeight;
        byte[] pixels = new byte[channels * plane];
        byte[] row = new byte[frame.imageWidth * channels];
        for (int y = 0; y < frame.imageHeight; y++) {
            rows.get(y * frame.imageStride, row);
            for (int c = 0; c < channels; c++) {
                int to = c * plane + y * frame.imageWidth;
                for (int x = 0, from = c; x < frame.imageWidth; x++, from += channels) {
                    pixels[to + x] = row[from];
                }
            }
        }
        return pixels;
    }

    @Override
    public void close() {
        release(grabber);
    }

    private static void release(FFmpegFrameGrabber grabber) {
        try {
            grabber.releaseUnsafe();
        } catch (FrameGrabber.Exception e) {
            // It was read from, and nothing that was read depends on its end.
        }
    }
}
