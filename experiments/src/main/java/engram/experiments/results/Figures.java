package engram.experiments.results;

import engram.data.Label;
import engram.detection.HullSurvey.Reference;
import engram.detection.ScoreSheet;
import engram.evaluation.Confusion;
import engram.evaluation.CutOff;
import engram.evaluation.Evaluation;
import engram.evaluation.FrameEvaluation;
import engram.evaluation.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What scores are worth, by the names under which result lines keep it. */
public final class Figures {
    public static final String AUROC = "auroc";
    static final String AUPR = "aupr";
    public static final String F1 = "f1";
    public static final String TOP_FIFTH = "top-fifth";
    public static final String TRUE_RATIO = "true-ratio";

    public static final String PIXEL_AUROC = "pixel-auroc";
    public static final String AUPRO = "aupro-30";
    public static final String MEGABYTES = "megabytes";

    /** The score that is the distance of a code from the hull of memory's items. */
    public static final String HULL_DISTANCE = "hull-distance";

    /** Of all frames of all videos, by scores as they are; {@link #AUROC} is of normalised ones. */
    public static final String RAW_AUROC = "auroc-raw";

    /** The mean over videos. */
    public static final String MEAN_AUROC = "auroc-mean";

    public static final String EQUAL_ERROR_RATE = "eer";

    /** So many frames apart are those that are judged, where not all of them are. */
    public static final List<Integer> STRIDES = List.of(2, 4, 8);

    private static final double FIFTH = 0.2;

    private Figures() {}

    /** What is told of a group's distances from the hull, in units of the items' radius. */
    public enum HullFigure {
        INSIDE,
        LOW,
        MEDIAN,
        HIGH,
        OFF_SPAN,
        IN_SPAN
    }

    /** The name of the area under the curve of distances to a reference. */
    public static String hullAuroc(Reference reference) {
        return word(reference) + "-" + AUROC;
    }

    /** The name of a figure of the distances of a group to a reference. */
    public static String hull(
            Reference reference, Label label, boolean learnedFrom, HullFigure figure) {
        return String.join(
                "-", word(reference), learnedFrom ? "training" : "test", word(label), word(figure));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of precision, recall or F1 under one of the rules for thresholds. */
    public static String at(String rule, String figure) {
        return figure + "-" + rule;
    }

    /**
     * Figures for each score.
     *
     * @param cutOffs whether precision, recall and F1 under both rules are wanted
     */
    public static Map<String, Map<String, Double>> of(ScoreSheet sheet, boolean cutOffs) {
        boolean[] anomalous = anomalous(sheet.labels());
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        sheet.scores().forEach((name, scores) -> figures.put(name, of(scores, anomalous, cutOffs)));
        return figures;
    }

    /**
     * Figures of the frames of videos, for each score.
     *
     * @param video which one a frame is of, by frame
     */
    public static Map<String, Map<String, Double>> ofVideos(ScoreSheet sheet, int[] video) {
        boolean[] anomalous = anomalous(sheet.labels());
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        sheet.scores()
                .forEach((name, scores) -> figures.put(name, ofVideos(scores, anomalous, video)));
        return figures;
    }

    private static Map<String, Double> ofVideos(double[] scores, boolean[] anomalous, int[] video) {
        FrameEvaluation frames = FrameEvaluation.of(scores, anomalous, video);
        Map<String, Double> figures = new LinkedHashMap<>();
        frames.normalised().ifPresent(value -> figures.put(AUROC, value));
        frames.raw().ifPresent(value -> figures.put(RAW_AUROC, value));
        frames.mean().ifPresent(value -> figures.put(MEAN_AUROC, value));
        frames.equalErrorRate().ifPresent(value -> figures.put(EQUAL_ERROR_RATE, value));
        for (int stride : STRIDES) {
            FrameEvaluation fewer =
                    FrameEvaluation.of(interpolated(scores, video, stride), anomalous, video);
            fewer.normalised().ifPresent(value -> figures.put(every(stride), value));
            fewer.raw().ifPresent(value -> figures.put(rawEvery(stride), value));
        }
        return figures;
    }

    /** The name of {@link #AUROC} where one in so many frames is judged, and lines between. */
    public static String every(int stride) {
        return AUROC + "-every-" + stride;
    }

    /** The same of {@link #RAW_AUROC}. */
    public static String rawEvery(int stride) {
        return RAW_AUROC + "-every-" + stride;
    }

    /**
     * What {@code --stride} makes of scores: a video's first, every so many and last are judged.
     */
    static double[] interpolated(double[] scores, int[] video, int stride) {
        double[] result = scores.clone();
        int first = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i + 1 == scores.length || video[i + 1] != video[i]) {
                for (int from = first; from < i; from += stride) {
                    int to = Math.min(i, from + stride);
                    for (int between = from + 1; between < to; between++) {
                        double share = (double) (between - from) / (to - from);
                        result[between] = scores[from] + share * (scores[to] - scores[from]);
                    }
                }
                first = i + 1;
            }
        }
        return result;
    }

    private static boolean[] anomalous(List<Label> labels) {
        boolean[] anomalous = new boolean[labels.size()];
        for (int i = 0; i < anomalous.length; i++) {
            anomalous[i] = labels.get(i) == Label.ANOMALOUS;
        }
        return anomalous;
    }

    private static Map<String, Double> of(double[] scores, boolean[] anomalous, boolean cutOffs) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Evaluation evaluation = Evaluation.of(scores, new boolean[scores.length], anomalous);
        put(figures, AUROC, evaluation.auroc());
        put(figures, AUPR, evaluation.aupr());
        if (cutOffs) {
            put(figures, TOP_FIFTH, CutOff.topFraction(scores, FIFTH), scores, anomalous);
            put(figures, TRUE_RATIO, CutOff.trueRatio(scores, anomalous), scores, anomalous);
        }
        return figures;
    }

    private static void put(
            Map<String, Double> figures,
            String rule,
            double threshold,
            double[] scores,
            boolean[] anomalous) {
        Confusion counts = Confusion.at(threshold, scores, anomalous);
        put(figures, at(rule, "precision"), counts.precision());
        put(figures, at(rule, "recall"), counts.recall());
        put(figures, at(rule, F1), counts.f1());
    }

    private static void put(Map<String, Double> figures, String name, Optional<Interval> interval) {
        interval.ifPresent(figure -> figures.put(name, figure.estimate()));
    }
}
