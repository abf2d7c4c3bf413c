package engram.features;

import engram.features.extraction.Folds;

/** What samples are, which decides how they are dealt with. */
enum Subject {
    /** Each shows another part; what one that is unlike all scores has no hold on the rest. */
    PICTURES(Integer.MAX_VALUE, 500),

    /**
     * Many, of which neighbours hardly differ. The rare ones count: most may show an empty street.
     * As many calibrate as it takes to ask for one false alarm in a thousand.
     */
    FRAMES(3_000, 1_000);

    private final int seen;
    private final int judged;

    Subject(int seen, int judged) {
        this.seen = seen;
        this.judged = judged;
    }

    /** How many are looked at, at even distances. */
    int seen() {
        return seen;
    }

    /** How many are judged, each by parts that did not learn from its fold. */
    int judged() {
        return judged;
    }

    Folds folds(int... numbers) {
        return this == FRAMES ? Folds.inTime(numbers) : Folds.of(numbers);
    }

    Normal.Spread spread(double... scores) {
        return this == FRAMES ? Normal.Spread.of(scores) : Normal.Spread.robust(scores);
    }
}
