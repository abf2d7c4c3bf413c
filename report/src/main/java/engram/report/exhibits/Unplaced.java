package engram.report.exhibits;

import engram.detection.explanation.Explanation;
import java.util.Locale;
import java.util.Optional;

/**
 * What is unusual about an anomalous picture no place of which is: its heat map shows nothing, and
 * whoever looks at it would think that the verdict came out of nowhere.
 */
final class Unplaced {
    private Unplaced() {}

    /** In one line; empty where places tell, or the picture is not anomalous. */
    static Optional<String> of(Explanation explanation) {
        return explanation
                .places()
                .filter(places -> explanation.detection().anomalous() && places.areUsual())
                .filter(places -> places.parts().size() > 1)
                .map(places -> line(places.whole()));
    }

    private static String line(Optional<String> whole) {
        return whole.map(
                        what ->
                                what.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + what.substring(1)
                                        + (what.contains(" and ") ? " are" : " is")
                                        + " unusual; no place in it is.")
                .orElse("No place in it is unusual by much; together they are.");
    }
}
