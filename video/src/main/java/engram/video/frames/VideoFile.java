package engram.video.frames;

import static java.nio.charset.StandardCharsets.US_ASCII;

import engram.data.Counted;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file that FFmpeg reads. Frames are numbered from 0. */
public record VideoFile(String name, Path file) implements Footage {
    static final Set<String> EXTENSIONS =
            Set.of(
                    "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "mpe", "ts", "mts",
                    "m2ts", "wmv", "asf", "flv", "f4v", "3gp", "ogv", "vob", "y4m", "mjpeg", "mjpg",
                    "h264", "264", "h265", "hevc", "dav");

    /** A pause of so many usual ones, and of so many seconds, is where frames are missing. */
    private static final double PAUSE = 5;

    private static final double SECONDS = 0.5;

    public static boolean isCalledSo(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot >= 0
                && !name.startsWith(".")
                && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Size size() {
        try (Decoder decoder = Decoder.glance(file.toString())) {
            return decoder.size();
        } catch (Decoder.StoppedException e) {
            throw unreadable(e);
        }
    }

    @Override
    public double rate() {
        try (Decoder decoder = Decoder.glance(file.toString())) {
            return decoder.rate();
        } catch (Decoder.StoppedException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public FrameReader open(SampleShape.Image shape) {
        try {
            return new Reader(Decoder.open(file.toString(), shape));
        } catch (Decoder.StoppedException e) {
            throw unreadable(e);
        }
    }

    private UnreadableDataException unreadable(Decoder.StoppedException e) {
        return new UnreadableDataException(
                file,
                "cannot be read as a video ("
                        + (isUnfinished()
                                ? "it lacks its index: it was cut off"
                                : isEmpty() ? "it is empty" : e.getMessage())
                        + ")");
    }

    private boolean isEmpty() {
        return Files.isRegularFile(file) && file.toFile().length() == 0;
    }

    /** An MP4 says at its end, where cameras write it, what is in it. */
    private boolean isUnfinished() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8);
            return head.length == 8 && new String(head, 4, 4, US_ASCII).equals("ftyp");
        } catch (IOException e) {
            return false; // whoever opens it has said why
        }
    }

    private final class Reader implements FrameReader {
        private final Decoder decoder;
        private final List<String> remarks = new ArrayList<>();
        private long number;
        private double last;
        private int pauses;

        Reader(Decoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public Optional<VideoFrame> next() {
            Decoder.Picture picture;
            try {
                picture = decoder.next();
            } catch (Decoder.StoppedException e) {
                remarks.add(name + ": ends at frame " + number + ": " + e.getMessage());
                return ended();
            }
            if (picture == null) {
                tellOfEnd();
                return ended();
            }
            double pause = picture.seconds() - last;
            boolean cut = number > 0 && pause > SECONDS && pause * decoder.rate() > PAUSE;
            pauses += cut ? 1 : 0;
            last = picture.seconds();
            return Optional.of(new VideoFrame(number++, Math.max(0, last), cut, picture.pixels()));
        }

        private Optional<VideoFrame> ended() {
            if (number == 0) {
                throw new UnreadableDataException(file, "no frame of this video can be decoded");
            }
            return Optional.empty();
        }

        private void tellOfEnd() {
            double promised = decoder.promised();
            // Durations are rounded, and a container counts frames that are never shown.
            if (remarks.isEmpty() && last < promised * 0.95 - 3 / decoder.rate()) {
                remarks.add(
                        String.format(
                                Locale.ROOT,
                                "%s: ends early, after %s and %.1f of about %.1f seconds:"
                                        + " the file is damaged or cut off",
                                name,
                                Counted.of(number, "frame"),
                                last,
                                promised));
            }
        }

        @Override
        public List<String> remarks() {
            List<String> all = new ArrayList<>(remarks);
            if (pauses > 0) {
                all.add(
                        name
                                + ": frames are missing in "
                                + Counted.of(pauses, "place")
                                + "; no clip spans them");
            }
            return all;
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
