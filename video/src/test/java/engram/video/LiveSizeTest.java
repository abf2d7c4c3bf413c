package engram.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.video.frames.Waiting;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera may be set to another size, before it is watched and while it is away. */
class LiveSizeTest {
    private static final SampleShape.Clip SMALL = new SampleShape.Clip(1, 4, 16, 16);

    @TempDir private Path folder;

    private final List<String> news = Collections.synchronizedList(new ArrayList<>());

    private byte[] stream(int width, int height) throws Exception {
        Path file = folder.resolve(width + "x" + height + ".ts");
        try (FFmpegFrameRecorder recorder =
                new FFmpegFrameRecorder(file.toString(), width, height)) {
            recorder.setFormat("mpegts");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG2VIDEO);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(25);
            recorder.setGopSize(5);
            recorder.start();
            Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
            for (int i = 0; i < 40; i++) {
                ((ByteBuffer) frame.image[0]).put(i, (byte) (200 + i));
                recorder.record(frame);
            }
            recorder.stop();
        }
        return Files.readAllBytes(file);
    }

    @Test
    void anotherSizeThanWasLearnedFromAndAnotherAfterAPauseAreSaid() throws Exception {
        byte[] wide = stream(64, 48);
        byte[] high = stream(48, 64);
        AtomicInteger connections = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/live",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        int connection = connections.getAndIncrement();
                        out.write(connection == 0 ? wide : connection == 1 ? high : new byte[0]);
                    }
                });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/live";
        Waiting waiting = new Waiting(Duration.ofSeconds(5), Duration.ofSeconds(2));
        VideoOptions options = VideoOptions.defaults().withShape(SMALL);
        ClipEncoding encoding =
                new ClipEncoding(SMALL, PixelRange.UNIT, ClipEncoding.Judged.LAST)
                        .of(new Camera(25, 64, 64, false));

        try (Videos live = Videos.live(address, options, waiting, news::add)) {
            live.follow(
                    encoding,
                    new Follower() {
                        @Override
                        public void begin() {}

                        @Override
                        public void next(float[] frame, Optional<Followed> sample) {}
                    });
        } finally {
            server.stop(0);
        }

        assertThat(news)
                .anySatisfy(
                        line -> assertThat(line).contains("frames are 64x48", "learned from 64x64"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains(
                                                "the stream has frames of 48x64 now, after 64x48"));
    }
}
