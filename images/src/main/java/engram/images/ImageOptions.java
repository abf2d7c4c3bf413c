package engram.images;

import engram.data.NameList;
import engram.data.UnusableSettingException;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How pictures are read.
 *
 * @param size what every picture is resized to; chosen from the pictures where empty
 * @param normal the classes that are normal; see {@link ImageFolder} for what happens where empty
 * @param tolerance what becomes of pictures that cannot be read, or are too large
 * @param groups what in their names tells which pictures belong together; neighbours do where empty
 */
public record ImageOptions(
        Optional<Size> size,
        Colour colour,
        PixelRange range,
        Set<String> normal,
        Tolerance tolerance,
        Optional<GroupNames> groups) {

    public ImageOptions {
        normal = Set.copyOf(normal);
    }

    /** Everything chosen from the pictures, values in [0, 1], no unreadable picture accepted. */
    public static ImageOptions defaults() {
        return new ImageOptions(
                Optional.empty(),
                Colour.AUTO,
                PixelRange.UNIT,
                Set.of(),
                Tolerance.NONE,
                Optional.empty());
    }

    /**
     * What becomes of pictures that cannot be read, or are too large.
     *
     * @param skipUnreadable whether to go on, and name them, instead of stopping
     * @param largest how many megapixels a picture may have: a damaged or hostile file may say that
     *     it has any number, and decoders believe it
     */
    public record Tolerance(boolean skipUnreadable, int largest) {
        /** Stops at what cannot be read, or has more than 250 megapixels. */
        public static final Tolerance NONE = new Tolerance(false, 250);

        private static final int MOST = 2_000;

        public Tolerance {
            if (largest < 1 || largest > MOST) {
                throw new UnusableSettingException(
                        "the largest picture has 1 to " + MOST + " megapixels, not " + largest);
            }
        }
    }

    /** How many channels a picture gets. */
    public enum Colour {
        /** Grey where all pictures are, else RGB. */
        AUTO,
        GREY,
        RGB
    }

    /** Width and height in pixels. */
    public record Size(int width, int height) {
        private static final long LARGEST = 1 << 24;
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?");

        public Size {
            if (width < 1 || height < 1) {
                throw new UnusableSettingException(
                        "a picture is at least 1x1, not " + width + "x" + height);
            } else if ((long) width * height > LARGEST) {
                throw new UnusableSettingException(
                        "a picture is resized to at most 16 megapixels, not "
                                + width
                                + "x"
                                + height);
            }
        }

        /**
         * Reads {@code 64x48} (width, then height) or {@code 64} (a square).
         *
         * @throws IllegalArgumentException if it is neither
         */
        public static Size parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new UnusableSettingException(
                        "expected a picture's side such as 64, or WIDTHxHEIGHT such as 64x48, not '"
                                + text
                                + "'");
            }
            int width = Integer.parseInt(form.group(1));
            return new Size(width, form.group(2) == null ? width : Integer.parseInt(form.group(2)));
        }
    }

    public ImageOptions withSize(int width, int height) {
        return new ImageOptions(
                Optional.of(new Size(width, height)), colour, range, normal, tolerance, groups);
    }

    public ImageOptions withColour(Colour changed) {
        return new ImageOptions(size, changed, range, normal, tolerance, groups);
    }

    public ImageOptions withRange(PixelRange changed) {
        return new ImageOptions(size, colour, changed, normal, tolerance, groups);
    }

    public ImageOptions withNormal(String... classes) {
        return new ImageOptions(size, colour, range, Set.of(classes), tolerance, groups);
    }

    public ImageOptions withSkipUnreadable(boolean skip) {
        Tolerance changed = new Tolerance(skip, tolerance.largest());
        return new ImageOptions(size, colour, range, normal, changed, groups);
    }

    /** What in their names tells which pictures belong together. */
    public ImageOptions withGroups(String names) {
        Optional<GroupNames> changed = Optional.of(new GroupNames(names));
        return new ImageOptions(size, colour, range, normal, tolerance, changed);
    }

    /** What matters again when a detector meets new pictures, by the names of {@code data.*}. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (!normal.isEmpty()) {
            settings.put("normal", NameList.join(new TreeSet<>(normal)));
        }
        groups.ifPresent(names -> settings.put("group", names.pattern()));
        return settings;
    }
}
