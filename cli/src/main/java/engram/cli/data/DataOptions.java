package engram.cli.data;

import engram.cli.terminal.Remarks;
import engram.data.NameList;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say how DATA is read, the same for every command. */
public final class DataOptions {
    public static final String DATA =
            "A folder of pictures (train/good and test/* are recognised), an IDX or CIFAR-10 file"
                    + " or folder, a CSV, TSV, Parquet or JSON file, a log of Zeek, a .sql file, a"
                    + " query, which starts with SELECT, WITH or FROM, or video: files, folders of"
                    + " frames, the address of a camera.";

    @Option(
            names = "--normal",
            paramLabel = "V",
            description =
                    "Class folders, labels or values of --label-column that are normal, separated"
                            + " by commas; one with a comma in it stands in double quotes.")
    private List<String> normal;

    @Option(
            names = "--label-column",
            paramLabel = "C",
            description = "The column that says what is normal.")
    private String labelColumn;

    @Option(names = "--ignore", paramLabel = "C", description = "Columns that play no part.")
    private List<String> ignore;

    @Option(
            names = "--id-column",
            paramLabel = "C",
            description = "The column that names a row; otherwise rows are numbered.")
    private String idColumn;

    @Option(
            names = "--group",
            paramLabel = "G",
            description =
                    "What belongs together stays on one side of every split: a column; for pictures"
                            + " a pattern in their names such as 'part(\\d+)', or folder.")
    private String group;

    @Option(
            names = "--time-column",
            paramLabel = "C",
            description = "Rows of about the same time belong together.")
    private String timeColumn;

    @Option(
            names = "--categories",
            paramLabel = "C",
            description = "Columns taken as words, however many different ones they hold.")
    private List<String> categories;

    @Option(
            names = "--numbers",
            paramLabel = "C",
            description =
                    "Columns taken as numbers although they seem to count rows or tell times.")
    private List<String> numbers;

    @Option(
            names = "--missing",
            paramLabel = "V",
            description = "Cells that mean missing, beside the usual, such as --missing=-999,none.")
    private List<String> missing;

    @Option(
            names = "--header",
            paramLabel = "true|false",
            description =
                    "Whether a text file's first line names the columns; found out otherwise.")
    private String header;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description =
                    "What pictures are resized to; chosen from the pictures otherwise, 256x256 for"
                            + " video.")
    private String size;

    @Option(
            names = "--skip-unreadable",
            description =
                    "Leave unreadable pictures and videos out and name them, instead of stopping.")
    private boolean skipUnreadable;

    @Option(
            names = "--video",
            description = "Take pictures in folders as the frames of videos, a folder each.")
    private boolean video;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description =
                    "Of a video, learn from every N-th clip, or judge every N-th frame and those"
                            + " between by interpolation.")
    private Integer stride;

    /** What was given on the command line. */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, DataSettings.NORMAL, join(normal));
        put(given, DataSettings.LABEL_COLUMN, labelColumn);
        put(given, DataSettings.IGNORE, join(ignore));
        put(given, DataSettings.ID_COLUMN, idColumn);
        put(given, DataSettings.GROUP, group);
        put(given, DataSettings.TIME_COLUMN, timeColumn);
        put(given, DataSettings.CATEGORIES, join(categories));
        put(given, DataSettings.NUMBERS, join(numbers));
        put(given, DataSettings.MISSING, join(missing));
        put(given, DataSettings.HEADER, header);
        put(given, DataSettings.SIZE, size);
        put(given, DataSettings.SKIP_UNREADABLE, skipUnreadable ? "true" : null);
        put(given, DataSettings.VIDEO, video ? "true" : null);
        put(given, DataSettings.STRIDE, stride == null ? null : stride.toString());
        return given;
    }

    int stride() {
        return stride == null ? 1 : stride;
    }

    /** The same as command-line arguments. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--normal", join(normal));
        add(arguments, "--label-column", labelColumn);
        add(arguments, "--ignore", join(ignore));
        add(arguments, "--id-column", idColumn);
        add(arguments, "--group", group);
        add(arguments, "--time-column", timeColumn);
        add(arguments, "--categories", join(categories));
        add(arguments, "--numbers", join(numbers));
        add(arguments, "--missing", join(missing));
        add(arguments, "--header", header);
        add(arguments, "--size", size);
        if (skipUnreadable) {
            arguments.add("--skip-unreadable");
        }
        if (video) {
            arguments.add("--video");
        }
        add(arguments, "--stride", stride == null ? null : stride.toString());
        return arguments;
    }

    /** In one word, since a value such as -999 would be taken for an option. */
    private static void add(List<String> arguments, String option, String value) {
        if (value != null) {
            arguments.add(option + "=" + value);
        }
    }

    private static String join(List<String> values) {
        return values == null
                ? null
                : NameList.join(
                        values.stream().map(NameList::split).flatMap(List::stream).toList());
    }

    private static void put(Map<String, String> given, String key, String value) {
        if (value != null) {
            given.put(key, value);
        }
    }

    /**
     * Opens data as the detector's own was read, where nothing else is given, and says on {@code
     * err} what a person should know of it.
     */
    public Source open(String data, AnomalyDetector detector, PrintWriter err) {
        Source source =
                new DataSettings(detector.provenance().reading())
                        .openLike(
                                data,
                                given(),
                                detector.encoding(),
                                remark -> Remarks.print(remark, err));
        Remarks.print(source, err);
        source.differences(detector.encoding())
                .forEach(d -> Remarks.print("warning: %s: %s".formatted(source.name(), d), err));
        return source;
    }
}
