package engram.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What scores of the frames of several videos are worth, in the ways in which papers on video tell
 * it.
 *
 * @param normalised area under the ROC curve of all frames together, after each video's scores were
 *     brought to 0 to 1 by its own least and largest: what papers print. It takes a whole video,
 *     and cannot be had while one watches; a video without anomalies gets its 1 all the same
 * @param raw the same of the scores as they are
 * @param mean of the areas of the single videos, of those that have both kinds of frames
 * @param videos how many these are
 * @param equalErrorRate where as many normal frames are called anomalous as anomalous ones normal,
 *     of the normalised scores
 */
public record FrameEvaluation(
        OptionalDouble normalised,
        OptionalDouble raw,
        OptionalDouble mean,
        int videos,
        OptionalDouble equalErrorRate) {

    /**
     * @param scores by frame; higher is more anomalous
     * @param anomalous by frame
     * @param video which one a frame is of, by frame
     * @throws IllegalArgumentException if the lengths differ
     */
    public static FrameEvaluation of(double[] scores, boolean[] anomalous, int[] video) {
        Scores.requireSameLength(scores.length, anomalous.length, "anomalous");
        Scores.requireSameLength(scores.length, video.length, "video");
        double[] normalised = scores.clone();
        List<Double> areas = new ArrayList<>();
        for (int one : Arrays.stream(video).distinct().toArray()) {
            int[] frames = IntStream.range(0, video.length).filter(i -> video[i] == one).toArray();
            normalise(normalised, frames);
            area(at(scores, frames), at(anomalous, frames)).ifPresent(areas::add);
        }
        OptionalDouble mean = areas.stream().mapToDouble(Double::doubleValue).average();
        return new FrameEvaluation(
                area(normalised, anomalous),
                area(scores, anomalous),
                mean,
                areas.size(),
                equalErrorRate(normalised, anomalous));
    }

    /** Of a video whose frames all score the same, all are 0. */
    private static void normalise(double[] scores, int[] frames) {
        double least = Arrays.stream(frames).mapToDouble(i -> scores[i]).min().orElseThrow();
        double most = Arrays.stream(frames).mapToDouble(i -> scores[i]).max().orElseThrow();
        for (int i : frames) {
            scores[i] = most > least ? (scores[i] - least) / (most - least) : 0;
        }
    }

    private static double[] at(double[] scores, int[] frames) {
        return Arrays.stream(frames).mapToDouble(i -> scores[i]).toArray();
    }

    private static boolean[] at(boolean[] anomalous, int[] frames) {
        boolean[] some = new boolean[frames.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = anomalous[frames[i]];
        }
        return some;
    }

    private static OptionalDouble area(double[] scores, boolean[] anomalous) {
        Optional<Interval> auroc =
                Evaluation.of(scores, new boolean[scores.length], anomalous).auroc();
        return auroc.isPresent()
                ? OptionalDouble.of(auroc.get().estimate())
                : OptionalDouble.empty();
    }

    /** On the straight line between the two thresholds where the errors change places. */
    private static OptionalDouble equalErrorRate(double[] scores, boolean[] anomalous) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
        double anomalies = 0;
        for (boolean one : anomalous) {
            anomalies += one ? 1 : 0;
        }
        double normals = anomalous.length - anomalies;
        if (anomalies == 0 || normals == 0) {
            return OptionalDouble.empty();
        }
        double falseAlarms = 0;
        double missed = 1;
        for (int i = 0; i < order.length; ) {
            double alarmsBefore = falseAlarms;
            double missedBefore = missed;
            double score = scores[order[i]];
            for (; i < order.length && scores[order[i]] == score; i++) {
                falseAlarms += anomalous[order[i]] ? 0 : 1 / normals;
                missed -= anomalous[order[i]] ? 1 / anomalies : 0;
            }
            if (falseAlarms >= missed) {
                double gap = missedBefore - alarmsBefore;
                double closed = gap + falseAlarms - missed;
                double share = closed == 0 ? 0 : gap / closed;
                return OptionalDouble.of(alarmsBefore + share * (falseAlarms - alarmsBefore));
            }
        }
        return OptionalDouble.of(falseAlarms);
    }
}
