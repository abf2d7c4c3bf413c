package engram.video.frames;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import engram.images.PictureBytes;
import engram.images.folders.NaturalOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of frames, a picture file each, in the order of the numbers in their names.
 *
 * @param frames in order
 * @param step how far apart the numbers of neighbours usually are
 * @param others pictures without a number
 */
public record FrameFolder(String name, List<Numbered> frames, long step, List<Path> others)
        implements Footage {
    /** Frames tell no time; UCSD's were taken at about as many a second. */
    private static final double RATE = 25;

    /** With more gaps than one in so many frames, numbers do not count frames. */
    private static final int REGULAR = 10;

    private static final int NAMED = 3;

    /** So many frames tell whether all are of one size; to open all would take as long again. */
    private static final int LOOKED_AT = 16;

    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,18})(?!.*\\d)");

    /** A frame's file and number. */
    record Numbered(Path file, long number) {}

    /** The pictures of a folder, without those whose names begin with a dot; its own only. */
    public static List<Path> pictures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> PictureBytes.isPicture(fileName(file)))
                    .filter(file -> !fileName(file).startsWith("."))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UnreadableDataException(
                    folder, "the folder cannot be read: " + UnreadableDataException.reason(e));
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * @param name what to call it
     * @param files in any order
     */
    public static FrameFolder of(String name, List<Path> files) {
        List<Numbered> frames = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path file : files) {
            String stem = fileName(file).replaceFirst("\\.[^.]*$", "");
            Matcher number = LAST_NUMBER.matcher(stem);
            if (number.find()) {
                frames.add(new Numbered(file, Long.parseLong(number.group(1))));
            } else {
                others.add(file);
            }
        }
        Comparator<Path> byName = Comparator.comparing(FrameFolder::fileName, NaturalOrder.NUMERIC);
        others.sort(byName);
        if (others.size() * REGULAR > files.size()) {
            List<Numbered> counted = new ArrayList<>();
            files.stream()
                    .sorted(byName)
                    .forEach(file -> counted.add(new Numbered(file, counted.size())));
            return new FrameFolder(name, counted, 0, others);
        }
        frames.sort(
                Comparator.comparingLong(Numbered::number).thenComparing(Numbered::file, byName));
        return new FrameFolder(name, frames, step(frames), others);
    }

    /** The distance of most neighbours, or 0 where numbers do not count frames. */
    private static long step(List<Numbered> frames) {
        long[] distances = new long[Math.max(0, frames.size() - 1)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = frames.get(i + 1).number - frames.get(i).number;
        }
        long[] sorted = distances.clone();
        java.util.Arrays.sort(sorted);
        long usual = sorted.length == 0 ? 1 : Math.max(1, sorted[sorted.length / 2]);
        long others = java.util.Arrays.stream(distances).filter(d -> d != usual).count();
        return others * REGULAR > Math.max(REGULAR, distances.length) ? 0 : usual;
    }

    private boolean isCut(int position) {
        return step > 0
                && position > 0
                && frames.get(position).number - frames.get(position - 1).number > step;
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(unnumbered());
        remarks.addAll(gaps());
        try {
            Size first = size();
            for (int i = 1; i <= LOOKED_AT; i++) {
                int position = (int) ((long) i * (frames.size() - 1) / LOOKED_AT);
                Size other = PictureBytes.size(frames.get(position).file);
                if (!first.equals(other)) {
                    remarks.add(sizes(first, frames.get(position).number, other));
                    break;
                }
            }
        } catch (UnreadableDataException e) {
            // Whoever reads the frame says so, or leaves the video out.
        }
        return remarks;
    }

    private String sizes(Size first, long number, Size other) {
        return String.format(
                Locale.ROOT,
                "warning: %s: its first frame is %dx%d, frame %d is %dx%d; each is made the same size",
                name,
                first.width(),
                first.height(),
                number,
                other.width(),
                other.height());
    }

    /** A cover among frames is none; where many have no number, it is names that tell the order. */
    private List<String> unnumbered() {
        int numbered = frames.size() - others.size();
        if (others.isEmpty() || (counted() && numbered == 0)) {
            return List.of();
        }
        String first = fileName(others.get(0));
        String more = others.size() == 1 ? "" : ", and " + (others.size() - 1) + " more";
        return List.of(
                "warning: %s: %s%s"
                        .formatted(
                                name,
                                counted()
                                        ? "frames are in the order of their names, as some have no"
                                                + " number: "
                                        : "pictures without a number in their names are left out: ",
                                first + more));
    }

    /** Whether the others are frames, too. */
    private boolean counted() {
        return frames.stream().anyMatch(frame -> frame.file.equals(others.get(0)));
    }

    private List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            if (isCut(i)) {
                gaps.add(frames.get(i - 1).number + " and " + frames.get(i).number);
            }
        }
        if (gaps.isEmpty()) {
            return List.of();
        }
        String more = gaps.size() > NAMED ? ", and " + (gaps.size() - NAMED) + " more" : "";
        return List.of(
                name
                        + ": frames are missing between "
                        + String.join(", ", gaps.subList(0, Math.min(NAMED, gaps.size())))
                        + more
                        + "; no clip spans a gap");
    }

    @Override
    public Size size() {
        return PictureBytes.size(frames.get(0).file);
    }

    @Override
    public double rate() {
        return RATE;
    }

    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public List<Path> files() {
        return frames.stream().map(Numbered::file).toList();
    }

    @Override
    public FrameReader open(SampleShape.Image shape) {
        return new FrameReader() {
            private int position;

            @Override
            public Optional<VideoFrame> next() {
                if (position == frames.size()) {
                    return Optional.empty();
                }
                Numbered frame = frames.get(position);
                byte[] pixels = pixels(frame);
                boolean cut = isCut(position);
                return Optional.of(new VideoFrame(frame.number, position++ / RATE, cut, pixels));
            }

            /** Whoever leaves out what cannot be read should know how much that is. */
            private byte[] pixels(Numbered frame) {
                try {
                    return PictureBytes.read(frame.file, shape);
                } catch (UnreadableDataException e) {
                    throw new UnreadableDataException(
                            "%s: nothing is read from its frame %d on, number %d of %d: %s"
                                    .formatted(
                                            name,
                                            frame.number,
                                            position + 1,
                                            frames.size(),
                                            e.getMessage()));
                }
            }

            @Override
            public void close() {
                // Each file was closed when it had been read.
            }
        };
    }
}
