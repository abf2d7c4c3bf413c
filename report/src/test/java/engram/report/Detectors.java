package engram.report;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Detectors trained for a moment, and what they saw; trained once for all tests. */
final class Detectors {
    /** So high that something is flagged however little was learned. */
    private static final double FALSE_ALARM_RATE = 0.5;

    static final SampleShape.Image SHAPE = new SampleShape.Image(1, 28, 28);

    private Detectors() {}

    /** A detector and what it saw. */
    record Watch(AnomalyDetector detector, Survey survey) {
        ReportPage page(String data) {
            return ReportPage.of(detector, survey, data);
        }
    }

    /** Bars are normal, large squares are not. */
    static Watch pictures() {
        return Pictures.WATCH;
    }

    /** The same by a model without memory, and without labels. */
    static Watch withoutMemory() {
        return WithoutMemory.WATCH;
    }

    /** Two columns that agree are normal. */
    static Watch rows() {
        return Rows.WATCH;
    }

    /** The same rows by a model that gives none back. */
    static Watch forest() {
        return Forest.WATCH;
    }

    /** Bars again, by a model that keeps patches; pictures need 32 pixels for that. */
    static Watch patches() {
        return Patches.WATCH;
    }

    /** Rows by a model that keeps rows. */
    static Watch neighbours() {
        return Neighbours.WATCH;
    }

    private static final class Patches {
        static final Watch WATCH = keepingPatches();
    }

    private static final class Neighbours {
        static final Watch WATCH = watchRows("knn");
    }

    private static final class Forest {
        static final Watch WATCH = watchRows("isolation-forest");
    }

    private static final class Pictures {
        static final Watch WATCH = pictures("memae", true);
    }

    private static final class WithoutMemory {
        static final Watch WATCH = pictures("ae", false);
    }

    private static final class Folds {
        static final Watch WATCH = folded();
    }

    private static final class Rows {
        static final Watch WATCH = watchRows("memae");
    }

    private static Watch pictures(String family, boolean labelled) {
        Random random = new Random(5);
        ArraySource normal = ArraySource.ofImages(SHAPE, bars(80, false, random));
        AnomalyDetector detector = train(DetectorConfig.of(family, SHAPE), normal);
        List<float[]> seen = new ArrayList<>(List.of(bars(30, false, random)));
        seen.addAll(List.of(bars(10, true, random)));
        float[][] pictures = seen.toArray(float[][]::new);
        ArraySource source =
                labelled
                        ? ArraySource.ofImages(SHAPE, pictures, labels(30, 10))
                        : ArraySource.ofImages(SHAPE, pictures);
        return new Watch(detector, new Explainer(detector).survey(source, 6, 4));
    }

    /** So few that the rate asked for is not the one in force. */
    static Watch folds() {
        return Folds.WATCH;
    }

    private static Watch folded() {
        Random random = new Random(5);
        ArraySource normal = ArraySource.ofImages(SHAPE, bars(40, false, random));
        DetectorConfig config =
                DetectorConfig.of("memae", SHAPE).withTraining(new TrainingConfig(1, 32, 1e-3));
        AnomalyDetector detector = AnomalyDetector.train(config, normal);
        ArraySource seen = ArraySource.ofImages(SHAPE, bars(20, true, random));
        return new Watch(detector, new Explainer(detector).survey(seen, 2, 2));
    }

    /** Of pictures that grow brighter one after the other. */
    static Watch growing() {
        float[][] pictures = new float[40][SHAPE.size()];
        Random random = new Random(5);
        for (int i = 0; i < pictures.length; i++) {
            for (int j = 0; j < SHAPE.size(); j++) {
                pictures[i][j] = 0.3f + 0.01f * i + 0.02f * random.nextFloat();
            }
        }
        ArraySource source = ArraySource.ofImages(SHAPE, pictures);
        AnomalyDetector detector = AnomalyDetector.train(DetectorConfig.of("pca", SHAPE), source);
        return new Watch(detector, new Explainer(detector).survey(source, 1, 1));
    }

    private static Watch keepingPatches() {
        SampleShape.Image shape = new SampleShape.Image(1, 32, 32);
        Random random = new Random(5);
        AnomalyDetector detector =
                AnomalyDetector.train(
                        DetectorConfig.of("patchcore", shape).withFalseAlarmRate(FALSE_ALARM_RATE),
                        ArraySource.ofImages(shape, noisy(6, shape, random)));
        float[][] seen = noisy(4, shape, random);
        Arrays.fill(seen[3], 300, 500, 1f);
        ArraySource source = ArraySource.ofImages(shape, seen);
        return new Watch(detector, new Explainer(detector).survey(source, 2, 1));
    }

    private static float[][] noisy(int count, SampleShape.Image shape, Random random) {
        float[][] pictures = new float[count][shape.size()];
        for (float[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = 0.4f + 0.1f * random.nextFloat();
            }
        }
        return pictures;
    }

    private static Watch watchRows(String family) {
        Random random = new Random(6);
        AnomalyDetector detector =
                train(
                        DetectorConfig.of(family, new SampleShape.Row(2)),
                        ArraySource.ofRows(rows(120, 1, random)));
        List<float[]> seen = new ArrayList<>(List.of(rows(40, 1, random)));
        seen.addAll(List.of(rows(10, -3, random)));
        ArraySource source = ArraySource.ofRows(seen.toArray(float[][]::new), labels(40, 10));
        return new Watch(detector, new Explainer(detector).survey(source, 6, 4));
    }

    private static AnomalyDetector train(DetectorConfig config, ArraySource source) {
        return AnomalyDetector.train(
                config.withHoldout(new Holdout(0.1, 0.1, 1))
                        .withTraining(new TrainingConfig(1, 32, 1e-3))
                        .withFalseAlarmRate(FALSE_ALARM_RATE),
                source);
    }

    private static float[][] bars(int count, boolean square, Random random) {
        float[][] pictures = new float[count][SHAPE.size()];
        for (float[] picture : pictures) {
            int left = square ? 4 : 6 + random.nextInt(14);
            for (int y = 4; y < 24; y++) {
                Arrays.fill(picture, y * 28 + left, y * 28 + left + (square ? 20 : 3), 1f);
            }
        }
        return pictures;
    }

    private static float[][] rows(int count, float factor, Random random) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            float value = (float) random.nextGaussian();
            rows[i] = new float[] {value, factor * value + 0.1f * (float) random.nextGaussian()};
        }
        return rows;
    }

    private static List<Label> labels(int normal, int anomalous) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < normal + anomalous; i++) {
            labels.add(i < normal ? Label.NORMAL : Label.ANOMALOUS);
        }
        return labels;
    }
}
