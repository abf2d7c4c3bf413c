package engram.cli.scores;

import engram.data.Label;
import engram.data.LeftOut;
import engram.detection.verdict.Detection;
import engram.video.Moment;
import java.util.List;
import java.util.Locale;

/** Where scores go. */
public sealed interface ScoreOutput extends AutoCloseable permits ScoreLines, ScoreTable {

    /** How samples are called. */
    enum Naming {
        /** By their ids. */
        ID(List.of("id")) {
            @Override
            List<Object> cells(String id) {
                return List.of(id);
            }
        },
        /** Frames of videos. */
        FRAME(List.of("video", "frame", "seconds")) {
            @Override
            List<Object> cells(String id) {
                // A video that could not be read has a name only.
                return Moment.parse(id)
                        .map(at -> List.<Object>of(at.video(), at.frame(), at.seconds()))
                        .orElseGet(() -> List.of(id));
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // List.of, which is
        private final List<String> columns;

        Naming(List<String> columns) {
            this.columns = columns;
        }

        List<String> columns() {
            return columns;
        }

        /** What stands in these columns: texts and numbers, fewer where some are not known. */
        abstract List<Object> cells(String id);
    }

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
