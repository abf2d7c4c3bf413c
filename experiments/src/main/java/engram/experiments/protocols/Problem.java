package engram.experiments.protocols;

import engram.data.sources.Source;
import java.util.Optional;

/**
 * Something to learn and be tested on.
 *
 * @param training normal samples
 * @param test labelled samples
 * @param masks where test pictures are anomalous; empty where nobody knows
 */
public record Problem(Source training, Source test, Optional<Masks> masks) {

    /** Without masks. */
    public Problem(Source training, Source test) {
        this(training, test, Optional.empty());
    }

    /** Which pixels of test pictures are anomalous. */
    @FunctionalInterface
    public interface Masks {

        /**
         * @param id of a test picture
         * @return row by row; empty for a picture without a mask, such as a normal one
         */
        Optional<boolean[]> of(String id);
    }
}
