package engram.features;

import engram.features.parts.Part;

/**
 * What a part's judgements count for beside those of others.
 *
 * @param normal what they are measured by
 */
record Measured(Part.Kind kind, Normal normal) {

    double score(double value) {
        return kind.counted(normal.score().standardised(value));
    }

    /** Of one value of a map. */
    double map(double value) {
        return kind.counted(normal.map().standardised(value));
    }
}
