package engram.evaluation;

import java.util.Optional;

/**
 * A detector's scores and verdicts against the truth: counts and the figures at the threshold in
 * {@link #confusion}, and what the scores are worth at any threshold.
 *
 * @param auroc empty if all samples are of one kind
 * @param aupr likewise
 * @param caution says in plain words why the two are empty; empty when they are not
 */
public record Evaluation(
        Confusion confusion,
        Optional<Interval> auroc,
        Optional<Interval> aupr,
        Optional<String> caution) {

    /**
     * @param scores higher is more anomalous
     * @param flagged the verdicts
     * @param anomalous the truth
     * @throws IllegalArgumentException if there are no samples, the lengths differ or a score is
     *     not finite
     */
    public static Evaluation of(double[] scores, boolean[] flagged, boolean[] anomalous) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("there are no labelled samples to evaluate on");
        }
        Scores.requireSameLength(scores.length, flagged.length, "verdicts");
        Ranking ranking = Ranking.of(scores, anomalous);
        Confusion confusion = Confusion.of(flagged, anomalous);
        Optional<String> lack = ranking.lack();
        if (lack.isPresent()) {
            return new Evaluation(
                    confusion,
                    Optional.empty(),
                    Optional.empty(),
                    lack.map("AUROC and AUPR need "::concat));
        }
        return new Evaluation(
                confusion,
                Optional.of(Auroc.of(ranking)),
                Optional.of(AveragePrecision.of(ranking)),
                Optional.empty());
    }

    /** At the threshold, like recall, F1 and false-alarm rate; see {@link Confusion}. */
    public Optional<Interval> precision() {
        return confusion.precision();
    }

    public Optional<Interval> recall() {
        return confusion.recall();
    }

    public Optional<Interval> f1() {
        return confusion.f1();
    }

    public Optional<Interval> falseAlarmRate() {
        return confusion.falseAlarmRate();
    }
}
