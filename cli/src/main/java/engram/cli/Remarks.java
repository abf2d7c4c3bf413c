package engram.cli;

import engram.data.Source;
import java.io.PrintWriter;

/** What a person should know of how data was taken, on stderr. */
final class Remarks {
    private Remarks() {}

    static void print(Source source, PrintWriter err) {
        source.remarks().forEach(err::println);
        err.flush();
    }
}
