package engram.video.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.video.Follower;
import engram.video.Footages;
import engram.video.VideoOptions;
import engram.video.Videos;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server on this machine sends what a camera would. */
class LiveStreamTest {
    private static final int FRAMES = 60;

    /** What a transport stream says of itself before its first frame: three packets. */
    private static final int TABLES = 3 * 188;

    private static final SampleShape.Image SMALL = new SampleShape.Image(1, 16, 16);

    @TempDir Path folder;

    private final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "camera");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    private String camera(Sending sending) {
        server.createContext("/live", exchange -> answer(exchange, sending));
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/live";
    }

    private static void answer(HttpExchange exchange, Sending sending) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            sending.to(out);
        }
    }

    /** A transport stream, as cameras and broadcasters send, of a brightening picture. */
    private byte[] stream() throws Exception {
        Path file = folder.resolve("stream.ts");
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toString(), 64, 48)) {
            recorder.setFormat("mpegts");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG2VIDEO);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(25);
            recorder.setGopSize(5);
            recorder.setVideoBitrate(800_000);
            recorder.start();
            Frame frame = new Frame(64, 48, Frame.DEPTH_UBYTE, 3);
            for (int i = 0; i < FRAMES; i++) {
                BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
                byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
                Arrays.fill(pixels, (byte) (40 + 3 * i));
                ByteBuffer rows = (ByteBuffer) frame.image[0];
                for (int y = 0; y < 48; y++) {
                    rows.put(y * frame.imageStride, pixels, y * 64 * 3, 64 * 3);
                }
                recorder.record(frame);
            }
            recorder.stop();
        }
        return Files.readAllBytes(file);
    }

    private LiveStream live(String address, Duration silence, Duration absence) {
        return new LiveStream(address, new Waiting(silence, absence), news::add);
    }

    private static List<VideoFrame> read(FrameReader reader, int most) {
        List<VideoFrame> frames = new ArrayList<>();
        try (reader) {
            for (Optional<VideoFrame> next = reader.next();
                    next.isPresent() && frames.size() < most;
                    next = reader.next()) {
                frames.add(next.get());
            }
        }
        return frames;
    }

    @Test
    void aStreamIsReadToItsEnd() throws Exception {
        byte[] stream = stream();
        String address = camera(out -> out.write(stream));
        List<VideoFrame> frames =
                read(live(address, Duration.ofSeconds(5), Duration.ZERO).open(SMALL), 1000);
        assertThat(frames).hasSizeBetween(FRAMES - 3, FRAMES);
        assertThat(frames.get(50).seconds()).isBetween(1.8, 2.2);
    }

    @Test
    void aStreamThatIsCutAndComesBackGoesOnAndNoClipSpansTheCut() throws Exception {
        byte[] stream = stream();
        AtomicInteger connections = new AtomicInteger();
        String address =
                camera(
                        out -> {
                            boolean first = connections.getAndIncrement() == 0;
                            out.write(stream, 0, first ? stream.length / 2 : stream.length);
                        });
        LiveStream live = live(address, Duration.ofSeconds(5), Duration.ofSeconds(20));
        List<VideoFrame> frames = read(ReadAhead.of(live, SMALL), 70);
        assertThat(connections.get()).isGreaterThanOrEqualTo(2);
        List<VideoFrame> cuts = frames.stream().filter(VideoFrame::cut).toList();
        assertThat(cuts).isNotEmpty();
        assertThat(cuts.get(0).number()).isBetween(15L, 40L);
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i).number()).isEqualTo(frames.get(i - 1).number() + 1);
            assertThat(frames.get(i).seconds()).isGreaterThanOrEqualTo(frames.get(i - 1).seconds());
        }
        assertThat(news)
                .anySatisfy(line -> assertThat(line).endsWith("the stream stopped"))
                .anySatisfy(line -> assertThat(line).contains("the stream came back after"));
    }

    @Test
    void aStreamThatStaysAwayIsGivenUp() throws Exception {
        byte[] stream = stream();
        AtomicInteger connections = new AtomicInteger();
        String address =
                camera(
                        out -> {
                            if (connections.getAndIncrement() > 0) {
                                throw new IOException("gone");
                            }
                            out.write(stream);
                        });
        LiveStream live = live(address, Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(read(live.open(SMALL), 1000)).hasSizeBetween(FRAMES - 3, FRAMES);
        assertThat(news).anySatisfy(line -> assertThat(line).contains("given up"));
    }

    /** A connection alone is no stream that came back. */
    @Test
    void aStreamThatComesBackWithoutFramesIsGivenUpToo() throws Exception {
        byte[] stream = stream();
        byte[] tables = Arrays.copyOf(stream, TABLES);
        AtomicInteger connections = new AtomicInteger();
        String address =
                camera(out -> out.write(connections.getAndIncrement() == 0 ? stream : tables));
        List<VideoFrame> frames =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60),
                        () ->
                                read(
                                        live(address, Duration.ofSeconds(5), Duration.ofSeconds(2))
                                                .open(SMALL),
                                        1000));
        assertThat(frames).hasSizeBetween(FRAMES - 3, FRAMES);
        assertThat(connections.get()).isGreaterThan(2);
        assertThat(news)
                .containsExactly(
                        address + ": the stream stopped",
                        address + ": the stream is gone for 2 s and given up");
    }

    @Test
    @Timeout(20)
    void aServerThatNeverAnswersIsNotWaitedForWithoutEnd() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/live";
            assertThatThrownBy(
                            () -> live(address, Duration.ofSeconds(1), Duration.ZERO).open(SMALL))
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageContaining("no video came within 1 s")
                    .hasMessageNotContaining("\n");
        }
    }

    /** Single bytes keep a connection alive, and bring no frame. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aServerThatTricklesIsNotWaitedForWithoutEnd(int parts) throws Exception {
        byte[] stream = stream();
        int sent = stream.length * parts / 4;
        String address =
                camera(
                        out -> {
                            out.write(stream, 0, sent);
                            for (int i = sent; i < stream.length; i++) {
                                out.write(stream[i]);
                                out.flush();
                                sleep();
                            }
                        });
        List<VideoFrame> frames =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(40),
                        () -> {
                            try {
                                LiveStream live =
                                        live(address, Duration.ofSeconds(1), Duration.ZERO);
                                return read(live.open(SMALL), 1000);
                            } catch (UnreadableDataException e) {
                                assertThat(e).hasMessageContaining("nothing came in time");
                                return List.of();
                            }
                        });
        assertThat(frames.size()).isBetween(parts == 0 ? 0 : 10, FRAMES / 2 + 5);
    }

    @Test
    void garbageIsNoVideo() {
        byte[] garbage = new byte[200_000];
        new Random(5).nextBytes(garbage);
        String address = camera(out -> out.write(garbage));
        assertThatThrownBy(
                        () ->
                                read(
                                        live(address, Duration.ofSeconds(2), Duration.ZERO)
                                                .open(SMALL),
                                        10))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(address);
    }

    @Test
    void garbageInTheMiddleIsPassedOver() throws Exception {
        byte[] stream = stream();
        byte[] garbage = new byte[50_000];
        new Random(6).nextBytes(garbage);
        int half = stream.length / 2;
        String address =
                camera(
                        out -> {
                            out.write(stream, 0, half);
                            out.write(garbage);
                            out.write(stream, half, stream.length - half);
                        });
        LiveStream live = live(address, Duration.ofSeconds(5), Duration.ZERO);
        assertThat(read(live.open(SMALL), 1000)).hasSizeBetween(FRAMES * 2 / 3, FRAMES);
    }

    /** What a camera answers is said in words: its owner does not know FFmpeg's numbers. */
    @ParameterizedTest
    @CsvSource({
        "401, it wants a user and a password",
        "403, it refuses access",
        "404, there is nothing at this address",
        "410, the server refuses what it was asked",
        "503, the server has an error",
        "200, its data is not that of a video"
    })
    void whatIsAnsweredInsteadOfVideoIsSaid(int status, String words) {
        server.createContext(
                "/refused",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/refused";
        assertThatThrownBy(() -> live(address, Duration.ofSeconds(5), Duration.ZERO).open(SMALL))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("within 5 s (" + words + ")");
    }

    @Test
    void nobodyIsThere() {
        assertThatThrownBy(
                        () ->
                                live(
                                                "http://127.0.0.1:9/live",
                                                Duration.ofSeconds(1),
                                                Duration.ZERO)
                                        .open(SMALL))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("does the camera send");
    }

    /** A slow scorer sees clips of frames in a row, with frames left out between clips. */
    @Test
    void aSlowWatcherKeepsUp() throws Exception {
        byte[] stream = stream();
        String address = camera(out -> out.write(stream));
        VideoOptions options = Footages.tiny(4);
        ClipEncoding encoding =
                new ClipEncoding(options.shape(), PixelRange.UNIT, ClipEncoding.Judged.MIDDLE);
        List<Long> passed = new ArrayList<>();
        List<Long> judged = new ArrayList<>();
        List<Float> greys = new ArrayList<>();
        Follower slow =
                new Follower() {
                    @Override
                    public void begin() {
                        greys.clear();
                    }

                    @Override
                    public void next(float[] frame, Optional<Followed> sample) {
                        greys.add(frame[40]);
                        sample.ifPresent(this::judge);
                    }

                    private void judge(Followed sample) {
                        judged.add(sample.moment().frame());
                        // Each clip's frames brighten evenly: none is missing between them.
                        if (sample.moment().frame() < 50) {
                            int last = greys.size() - 1;
                            float step = 255 * (greys.get(last) - greys.get(last - 1));
                            assertThat(step).isBetween(0f, 8f);
                        }
                        sleep();
                    }

                    @Override
                    public void passed(VideoFrame frame) {
                        passed.add(frame.number());
                    }

                    @Override
                    public boolean keepsUp() {
                        return true;
                    }
                };
        try (Videos videos = Videos.live(address, options, Waiting.STANDARD, news::add)) {
            videos.follow(encoding, slow);
        }
        assertThat(passed).hasSizeBetween(FRAMES - 3, FRAMES).isSorted();
        assertThat(judged.size()).isLessThan(passed.size() / 2);
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void passwordsAreNotPrinted() {
        LiveStream stream =
                live("rtsp://user:secret@camera/1", Duration.ofSeconds(1), Duration.ZERO);
        assertThat(stream.name()).isEqualTo("rtsp://camera/1");
        assertThat(Videos.isLive("rtsp://camera/1")).isTrue();
        assertThat(Videos.isLive("/dev/video0")).isTrue();
        assertThat(Videos.isLive("yard.mp4")).isFalse();
    }
}
