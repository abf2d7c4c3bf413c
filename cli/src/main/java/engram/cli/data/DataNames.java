package engram.cli.data;

import engram.data.UnreadableDataException;
import engram.images.Pictures;
import engram.tables.Table;
import engram.video.Videos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What kind of data somebody names. */
final class DataNames {
    private static final Pattern QUERY =
            Pattern.compile("(?is)\\s*(select|with|from)\\s.*|\\s*\\(\\s*select\\s.*");

    private DataNames() {}

    static boolean isQuery(String data) {
        return QUERY.matcher(data).matches();
    }

    static boolean isTable(String data) {
        return isQuery(data)
                || (!Videos.isLive(data)
                        && !Pictures.recognises(path(data))
                        && Table.recognises(path(data)));
    }

    /** Data is read again and again, and what comes through a pipe can be read once. */
    static Path path(String data) {
        Path path = Path.of(data);
        boolean once = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        if (once || data.equals("-")) {
            throw new UnreadableDataException(
                    path, "is a pipe or a device, which can be read only once; save it as a file");
        }
        return path;
    }
}
