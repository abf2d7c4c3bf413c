package engram.cli;

import engram.data.Label;
import engram.data.LeftOut;
import engram.detection.verdict.Detection;
import java.util.Locale;

/** Where scores go. */
sealed interface ScoreOutput extends AutoCloseable permits ScoreLines, ScoreTable {

    void write(Detection detection);

    /** A sample that nobody could look at: it has a name and no score. */
    void leftOut(LeftOut sample);

    /** All are written. */
    void finish();

    @Override
    void close();

    /** Null where nothing is known. */
    static String name(Label label) {
        return label == Label.UNKNOWN ? null : label.name().toLowerCase(Locale.ROOT);
    }
}
