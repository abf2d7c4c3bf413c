package engram.data.sources;

import java.util.Optional;

/**
 * What a source is for.
 *
 * @param training the samples to learn from: those of the training part that are labelled normal,
 *     or all of it where nothing is labelled
 * @param test the samples that were put aside to test on; empty where the data comes in one part,
 *     and whoever tests on it tests on what was learned from too
 */
public record Parts(Source training, Optional<Source> test) {

    /** Data in one part. */
    public static Parts of(Source training) {
        return new Parts(training, Optional.empty());
    }
}
