package engram.video.frames;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A camera, or what sends like one: an address that FFmpeg reads (RTSP, HTTP and others), or a
 * camera of this machine.
 *
 * @param address as given
 * @param waiting for how long
 * @param news is told at once, on the decoding thread, when the stream stops and comes back
 */
public record LiveStream(String address, Waiting waiting, Consumer<String> news)
        implements Footage {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(rtsps?|https?|rtmps?|udp|tcp|srt|rtp|mms[ht]?)://.+");
    private static final Pattern CAMERA = Pattern.compile("/dev/video\\d+");

    /** So much of a stream FFmpeg looks at before it gives a first frame. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;

    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches() || CAMERA.matcher(text).matches();
    }

    /** Without a password in it. */
    @Override
    public String name() {
        return address.replaceFirst("://[^/@]*@", "://");
    }

    private Map<String, String> options() {
        if (CAMERA.matcher(address).matches()) {
            return Map.of("f", "v4l2");
        }
        // Over UDP, the first packet that is lost leaves smears that look like anomalies.
        return address.regionMatches(true, 0, "rtsp", 0, 4)
                ? Map.of("rtsp_transport", "tcp")
                : Map.of();
    }

    private AttendedDecoder connect(SampleShape.Image shape) throws Decoder.StoppedException {
        return AttendedDecoder.open(
                () -> Decoder.open(address, shape, options(), waiting.silence()),
                waiting.silence().multipliedBy(2).plus(LOOK));
    }

    @Override
    public Size size() {
        try (AttendedDecoder decoder = connect(new SampleShape.Image(1, 16, 16))) {
            return decoder.size();
        } catch (Decoder.StoppedException e) {
            throw silent(e);
        }
    }

    @Override
    public double rate() {
        return 25;
    }

    @Override
    public List<Path> files() {
        return List.of();
    }

    private UnreadableDataException silent(Decoder.StoppedException e) {
        return new UnreadableDataException(
                name()
                        + ": no video came within "
                        + waiting.silence().toSeconds()
                        + " s ("
                        + e.getMessage()
                        + "); is the address right, and does the camera send?");
    }

    @Override
    public FrameReader open(SampleShape.Image shape) {
        try {
            return new Reader(shape, connect(shape));
        } catch (Decoder.StoppedException e) {
            throw silent(e);
        }
    }

    private final class Reader implements FrameReader {
        private final SampleShape.Image shape;
        private final long began = System.nanoTime();
        private AttendedDecoder decoder;
        private Size size;
        private double offset;
        private double first = Double.NaN;
        private double last;
        private long number;
        private boolean cut;

        /** Since when nothing has been decoded, by the system's clock; 0 while frames come. */
        private long gone;

        private long pause;

        Reader(SampleShape.Image shape, AttendedDecoder decoder) {
            this.shape = shape;
            this.decoder = decoder;
            this.size = decoder.size();
        }

        @Override
        public Optional<Size> size() {
            return Optional.of(size);
        }

        @Override
        public Optional<VideoFrame> next() {
            while (true) {
                Decoder.Picture picture = picture();
                if (picture != null) {
                    if (gone != 0) {
                        say("came back after " + (System.nanoTime() - gone) / 1_000_000_000 + " s");
                        gone = 0;
                        compareSizes();
                    }
                    return Optional.of(frame(picture));
                }
                if (!resume()) {
                    return Optional.empty();
                }
            }
        }

        /** What is judged has one size, whatever the camera was set to meanwhile. */
        private void compareSizes() {
            Size now = decoder.size();
            if (!now.equals(size)) {
                say(
                        "has frames of %dx%d now, after %dx%d: each is made the same size, and what it shows may be squeezed"
                                .formatted(now.width(), now.height(), size.width(), size.height()));
                size = now;
            }
        }

        private Decoder.Picture picture() {
            try {
                return decoder.next();
            } catch (Decoder.StoppedException e) {
                return null;
            }
        }

        private VideoFrame frame(Decoder.Picture picture) {
            if (Double.isNaN(first)) {
                // A stream that one joins late tells the time since it began, not since we watch.
                first = picture.seconds();
            }
            last = Math.max(last, offset + picture.seconds() - first);
            VideoFrame frame = new VideoFrame(number++, last, cut, picture.pixels());
            cut = false;
            return frame;
        }

        /**
         * Whether something answers again. What answers may send no frame, and goes on being tried
         * as what does not answer.
         */
        private boolean resume() {
            decoder.close();
            if (waiting.absence().isZero() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (gone == 0) {
                say("stopped");
                gone = System.nanoTime();
                pause = FIRST_PAUSE_MILLIS;
            }
            while (System.nanoTime() - gone < waiting.absence().toNanos()) {
                if (!sleep(pause)) {
                    return false;
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
                try {
                    decoder = connect(shape);
                    offset = Math.max(last, (System.nanoTime() - began) / 1e9);
                    first = Double.NaN;
                    cut = true;
                    return true;
                } catch (Decoder.StoppedException e) {
                    // Tried again until that has taken too long.
                }
            }
            say("is gone for " + waiting.absence().toSeconds() + " s and given up");
            return false;
        }

        private boolean sleep(long millis) {
            try {
                Thread.sleep(millis);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void say(String what) {
            news.accept(name() + ": the stream " + what);
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
