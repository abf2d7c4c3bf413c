package engram.cli.data;

import engram.cli.terminal.BadUsageException;
import engram.data.NameList;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.sources.Source;
import engram.images.GroupNames;
import engram.images.ImageOptions;
import engram.images.ImageOptions.Tolerance;
import engram.images.Pictures;
import engram.model.ModelFamily;
import engram.tables.CellReading;
import engram.tables.ColumnChoice;
import engram.tables.Scaling;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.video.VideoOptions;
import engram.video.Videos;
import engram.video.frames.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How DATA is read: settings by name, which stand under {@code data} in a configuration file.
 *
 * @param values lists as {@link NameList} writes them
 */
public record DataSettings(Map<String, String> values) {
    static final String NORMAL = "normal";
    static final String LABEL_COLUMN = "labelColumn";
    static final String IGNORE = "ignore";
    static final String ID_COLUMN = "idColumn";
    static final String CATEGORIES = "categories";
    static final String NUMBERS = "numbers";
    static final String MISSING = "missing";
    static final String HEADER = "header";
    static final String SCALING = "scaling";
    static final String GROUP = "group";
    static final String TIME_COLUMN = "timeColumn";
    static final String SIZE = "size";
    static final String COLOUR = "colour";
    static final String RANGE = "range";
    public static final String SKIP_UNREADABLE = "skipUnreadable";
    static final String LARGEST_PICTURE = "largestPicture";
    static final String VIDEO = "video";
    static final String FRAMES = "frames";
    static final String JUDGED = "judged";
    static final String STRIDE = "stride";

    private static final Set<String> COMMON = Set.of(NORMAL, GROUP);
    private static final Set<String> OF_TABLES =
            Set.of(
                    LABEL_COLUMN,
                    IGNORE,
                    ID_COLUMN,
                    TIME_COLUMN,
                    CATEGORIES,
                    NUMBERS,
                    MISSING,
                    HEADER,
                    SCALING);
    private static final Set<String> NAMING_COLUMNS =
            Set.of(LABEL_COLUMN, IGNORE, ID_COLUMN, GROUP, TIME_COLUMN, CATEGORIES, NUMBERS);
    private static final Set<String> OF_PICTURES =
            Set.of(SIZE, COLOUR, RANGE, SKIP_UNREADABLE, LARGEST_PICTURE, VIDEO);
    private static final Set<String> OF_VIDEOS =
            Set.of(VIDEO, FRAMES, JUDGED, STRIDE, SIZE, COLOUR, RANGE, SKIP_UNREADABLE);

    private static final Set<String> LISTS = Set.of(NORMAL, IGNORE, CATEGORIES, NUMBERS, MISSING);

    public DataSettings {
        values = Map.copyOf(values);
        for (String name : values.keySet()) {
            if (!COMMON.contains(name)
                    && !OF_TABLES.contains(name)
                    && !OF_PICTURES.contains(name)
                    && !OF_VIDEOS.contains(name)) {
                throw new BadUsageException(
                        "there is no setting data." + name + "; there are " + names());
            }
        }
    }

    private static String names() {
        return List.of(COMMON, OF_TABLES, OF_PICTURES, OF_VIDEOS).stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map("data."::concat)
                .collect(Collectors.joining(", "));
    }

    /** The same with these settings put over it. */
    public DataSettings with(Map<String, String> given) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(given);
        return new DataSettings(merged);
    }

    /**
     * Opens what {@code data} names.
     *
     * @param news is told, while a video is read, what a person should know of it
     * @throws UnreadableDataException if it cannot be read so
     * @throws BadUsageException if a setting does not apply to it
     */
    public Source open(String data, Consumer<String> news) {
        if (isVideo(data)) {
            return openVideo(data, news);
        }
        if (DataNames.isQuery(data)) {
            refuse(OF_PICTURES, "a query");
            refuse(OF_VIDEOS, "a query");
            return Table.query(data, table());
        }
        Path path = DataNames.path(data);
        if (DataNames.isTable(data) || (!Pictures.recognises(path) && Table.explains(path))) {
            refuse(OF_PICTURES, data + ", which is a table");
            refuse(OF_VIDEOS, data + ", which is a table");
            return Table.open(path, table());
        }
        if (Files.isRegularFile(path) && !Pictures.recognises(path)) {
            throw new UnreadableDataException(
                    path,
                    "is neither a table nor pictures nor a video; tables are called "
                            + Table.NAMES
                            + ", pictures are in a folder, or .png, .jpg and the like, IDX or"
                            + " CIFAR-10 files, videos .mp4, .avi and the like (--video takes any"
                            + " file as one)");
        }
        refuse(OF_TABLES, data + ", which holds pictures");
        refuse(
                Set.of(FRAMES, JUDGED, STRIDE),
                data + ", which holds pictures (--video takes them as frames)");
        return Pictures.open(path, pictures());
    }

    private Source openVideo(String data, Consumer<String> news) {
        String what = data + ", which is video";
        refuse(OF_TABLES, what);
        refuse(Set.of(NORMAL, GROUP, LARGEST_PICTURE), what);
        return Videos.isLive(data)
                ? Videos.live(data, VideoOptions.of(values), Waiting.STANDARD, news)
                : Videos.open(DataNames.path(data), VideoOptions.of(values), news);
    }

    /** Whether it is read as video: by what it is called, or since that is asked for. */
    boolean isVideo(String data) {
        if (DataNames.isQuery(data)) {
            return false;
        }
        return Videos.isLive(data)
                || (values.containsKey(VIDEO)
                        ? truth(VIDEO)
                        : Videos.recognises(DataNames.path(data)));
    }

    /**
     * The same with what a model would have data as, where nothing else was asked for.
     *
     * @param outline about what samples look like when read so; asked for if that decides
     */
    public DataSettings seenBy(ModelFamily family, String data, Supplier<SampleShape> outline) {
        if (isVideo(data)) {
            return family.clips().map(this::inClips).orElse(this);
        }
        if (DataNames.isTable(data)
                || family.seesPicturesAsTheyAre()
                || !(outline.get() instanceof SampleShape.Image own)
                || family.seen(own).equals(own)) {
            return this;
        }
        SampleShape.Image shape = family.seen(own);
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(SIZE, shape.width() + "x" + shape.height());
        seen.put(COLOUR, written(ImageOptions.Colour.RGB));
        seen.putAll(values);
        return new DataSettings(seen);
    }

    private DataSettings inClips(ModelFamily.Clips clips) {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(FRAMES, Integer.toString(clips.frames()));
        seen.put(JUDGED, written(clips.judged()));
        seen.putAll(values);
        return new DataSettings(seen);
    }

    /**
     * Opens data like that which these settings were made for, leaving out those that do not apply
     * to it: new data often has no labels. What is given applies whatever.
     *
     * @param encoding the detector's
     * @param news is told, while a video is read, what a person should know of it
     */
    public Source openLike(
            String data, Map<String, String> given, Encoding encoding, Consumer<String> news) {
        if (encoding instanceof ClipEncoding clips) {
            return new DataSettings(seenAs(clips)).with(given).open(data, news);
        }
        Map<String, String> applying = new TreeMap<>(values);
        applying.keySet().removeAll(DataNames.isTable(data) ? OF_PICTURES : OF_TABLES);
        if (!DataNames.isTable(data)) {
            return openPictures(data, applying, given);
        }
        if (!Collections.disjoint(applying.keySet(), NAMING_COLUMNS)) {
            applying.keySet().removeAll(columnsMissingIn(data));
        }
        if (!applying.containsKey(LABEL_COLUMN)) {
            applying.remove(NORMAL);
        }
        return new DataSettings(applying).with(given).open(data, news);
    }

    /** What videos are read with for a detector of clips. */
    private static Map<String, String> seenAs(ClipEncoding clips) {
        SampleShape.Clip shape = clips.shape();
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(VIDEO, "true");
        seen.put(FRAMES, Integer.toString(shape.frames()));
        seen.put(JUDGED, written(clips.judged()));
        seen.put(SIZE, shape.width() + "x" + shape.height());
        seen.put(
                COLOUR,
                written(
                        shape.channels() == 1
                                ? ImageOptions.Colour.GREY
                                : ImageOptions.Colour.RGB));
        seen.put(RANGE, written(clips.range()));
        return seen;
    }

    private static Source openPictures(
            String data, Map<String, String> remembered, Map<String, String> given) {
        try {
            return new DataSettings(remembered).with(given).open(data, remark -> {});
        } catch (UnreadableDataException e) {
            if (remembered.remove(NORMAL) == null) {
                throw e;
            }
            return new DataSettings(remembered).with(given).open(data, remark -> {});
        }
    }

    private Set<String> columnsMissingIn(String data) {
        try (Table table =
                DataNames.isQuery(data)
                        ? Table.query(data, TableOptions.defaults())
                        : Table.open(Path.of(data), TableOptions.defaults())) {
            return NAMING_COLUMNS.stream()
                    .filter(name -> !columns(name).stream().allMatch(table::has))
                    .collect(Collectors.toSet());
        }
    }

    /** The columns that a setting names: one, or a list. */
    private List<String> columns(String name) {
        return LISTS.contains(name) ? list(name) : text(name).stream().toList();
    }

    private void refuse(Set<String> names, String what) {
        for (String name : names) {
            if (values.containsKey(name)) {
                throw new BadUsageException("data." + name + " does not apply to " + what);
            }
        }
    }

    public ImageOptions pictures() {
        ImageOptions options = ImageOptions.defaults();
        return new ImageOptions(
                text(SIZE).map(ImageOptions.Size::parse),
                choice(COLOUR, ImageOptions.Colour.class, options.colour()),
                choice(RANGE, PixelRange.class, options.range()),
                Set.copyOf(list(NORMAL)),
                tolerance(),
                text(GROUP).map(GroupNames::new));
    }

    private Tolerance tolerance() {
        boolean skip = truth(SKIP_UNREADABLE);
        return new Tolerance(
                skip,
                text(LARGEST_PICTURE)
                        .map(DataSettings::megapixels)
                        .orElse(Tolerance.NONE.largest()));
    }

    private static int megapixels(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new BadUsageException(
                    "data." + LARGEST_PICTURE + " is a whole number of megapixels, not " + text);
        }
    }

    TableOptions table() {
        Optional<String> label = text(LABEL_COLUMN);
        if (label.isEmpty() && !list(NORMAL).isEmpty()) {
            throw new BadUsageException(
                    "--normal names values of a column; say which with --label-column");
        }
        TableOptions options = TableOptions.defaults();
        return new TableOptions(
                label,
                new LinkedHashSet<>(list(NORMAL)),
                new TableOptions.Roles(text(ID_COLUMN), text(GROUP), text(TIME_COLUMN)),
                new ColumnChoice(
                        new LinkedHashSet<>(list(IGNORE)),
                        new LinkedHashSet<>(list(CATEGORIES)),
                        new LinkedHashSet<>(list(NUMBERS))),
                choice(SCALING, Scaling.class, options.scaling()),
                new CellReading(
                        new LinkedHashSet<>(list(MISSING)),
                        text(HEADER).map(given -> truth(HEADER))));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private List<String> list(String name) {
        return text(name).map(NameList::split).orElse(List.of());
    }

    private boolean truth(String name) {
        String text = text(name).orElse("false").strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new BadUsageException(
                            "data." + name + " is true or false, not " + text(name).orElseThrow());
        };
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E standard) {
        return text(name).map(text -> parse(name, text, type)).orElse(standard);
    }

    private static <E extends Enum<E>> E parse(String name, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadUsageException(
                                        "data.%s is one of %s, not %s"
                                                .formatted(
                                                        name,
                                                        Arrays.stream(type.getEnumConstants())
                                                                .map(DataSettings::written)
                                                                .toList(),
                                                        text)));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
