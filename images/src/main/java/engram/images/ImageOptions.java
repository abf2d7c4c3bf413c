package engram.images;

import engram.data.ImageEncoding.PixelRange;
import engram.data.NameList;
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
 * @param skipUnreadable whether to go on, and count, where a picture cannot be read
 * @param groups what in their names tells which pictures belong together; neighbours do where empty
 */
public record ImageOptions(
        Optional<Size> size,
        Colour colour,
        PixelRange range,
        Set<String> normal,
        boolean skipUnreadable,
        Optional<GroupNames> groups) {

    public ImageOptions {
        normal = Set.copyOf(normal);
    }

    /** Everything chosen from the pictures, values in [0, 1], no unreadable picture accepted. */
    public static ImageOptions defaults() {
        return new ImageOptions(
                Optional.empty(), Colour.AUTO, PixelRange.UNIT, Set.of(), false, Optional.empty());
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
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?");

        public Size {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException(
                        "a picture is at least 1x1, not " + width + "x" + height);
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
                throw new IllegalArgumentException(
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
                Optional.of(new Size(width, height)),
                colour,
                range,
                normal,
                skipUnreadable,
                groups);
    }

    public ImageOptions withColour(Colour changed) {
        return new ImageOptions(size, changed, range, normal, skipUnreadable, groups);
    }

    public ImageOptions withRange(PixelRange changed) {
        return new ImageOptions(size, colour, changed, normal, skipUnreadable, groups);
    }

    public ImageOptions withNormal(String... classes) {
        return new ImageOptions(size, colour, range, Set.of(classes), skipUnreadable, groups);
    }

    public ImageOptions withSkipUnreadable(boolean changed) {
        return new ImageOptions(size, colour, range, normal, changed, groups);
    }

    /** What in their names tells which pictures belong together. */
    public ImageOptions withGroups(String names) {
        Optional<GroupNames> changed = Optional.of(new GroupNames(names));
        return new ImageOptions(size, colour, range, normal, skipUnreadable, changed);
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
