package engram.cli.terminal;

import engram.data.LeftOut;
import engram.data.sources.Source;
import java.io.PrintWriter;
import java.util.List;

/** What a person should know of how data was taken, on stderr. */
public final class Remarks {
    private static final int MOST_NAMED = 100;

    private Remarks() {}

    public static void print(Source source, PrintWriter err) {
        source.remarks().forEach(err::println);
        err.flush();
    }

    /** One more, which came up while data was read. */
    public static void print(String remark, PrintWriter err) {
        err.println(remark);
        err.flush();
    }

    /** Names the samples that could not be read. */
    public static void print(List<LeftOut> leftOut, PrintWriter err) {
        leftOut.stream()
                .limit(MOST_NAMED)
                .forEach(sample -> err.println("warning: left out " + sample.why()));
        if (leftOut.size() > MOST_NAMED) {
            err.printf("warning: left out %d more%n", leftOut.size() - MOST_NAMED);
        }
        err.flush();
    }
}
