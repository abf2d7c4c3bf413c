package engram.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.verdict.Detection;
import engram.training.TrainingConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Whether ONNX Runtime says of samples what Engram says of them. */
final class Parity {
    static final Tolerance STRICT = new Tolerance(1e-5, 1e-3, 0);
    private static final int AT_ONCE = 100;

    private Parity() {}

    /** Rows of two that agree and a third. */
    static ArraySource rows(int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][4];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
            row[1] = row[0] + 0.2f * row[1];
        }
        return ArraySource.ofRows(rows);
    }

    /** Rows of which many are unlike those: their numbers do not agree, and spread further. */
    static float[][] wide(int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][4];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 1.5f * (float) random.nextGaussian();
            }
        }
        return rows;
    }

    /** Bars on a noisy ground. */
    static float[][] bars(SampleShape.Image shape, int count, long seed) {
        Random random = new Random(seed);
        float[][] pictures = new float[count][shape.size()];
        for (float[] picture : pictures) {
            int left = random.nextInt(shape.width() - 4);
            for (int i = 0; i < picture.length; i++) {
                int x = i % shape.width();
                float bar = x >= left && x < left + 4 ? 0.8f : 0.1f;
                // Whole levels, as pictures have: 0 to 255.
                picture[i] = Math.round(255 * (bar + 0.1f * random.nextFloat())) / 255f;
            }
        }
        return pictures;
    }

    /**
     * How far scores may be apart.
     *
     * @param share of the score
     * @param least what stands for scores that are less
     * @param ranks by how many calibration samples p-values may be apart
     */
    record Tolerance(double share, double least, int ranks) {
        /** For scores that are logarithms: what they are logarithms of may differ by 1e-5. */
        static final Tolerance OF_LOGARITHMS = new Tolerance(1e-5, 1, 0);
    }

    /** The standard deviation. */
    static double spread(double... scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        return Math.sqrt(squares / scores.length);
    }

    /** Settings that learn in a moment. */
    static DetectorConfig quick(String family, SampleShape shape, int folds) {
        return DetectorConfig.of(family, shape)
                .withTraining(new TrainingConfig(2, 32, 1e-3))
                .withHoldout(new Holdout(0.1, 0.2, folds))
                .withFalseAlarmRate(0.05);
    }

    /** Scores differ by 1e-5 of themselves at most; p-values and verdicts not at all. */
    static void require(AnomalyDetector detector, float[] encoded, int count, Path file)
            throws OrtException {
        require(detector, encoded, count, file, STRICT);
    }

    /**
     * The same.
     *
     * @param tolerance by how much scores and p-values may differ
     */
    static void require(
            AnomalyDetector detector, float[] encoded, int count, Path file, Tolerance tolerance)
            throws OrtException {
        Difference difference = measure(detector, encoded, count, file, tolerance.least());
        assertThat(difference.scores()).isLessThan(tolerance.share());
        assertThat(difference.ranks()).isLessThan(tolerance.ranks() + 1e-10);
        assertThat(difference.verdicts()).isZero();
        try (OnnxSession runtime = new OnnxSession(file)) {
            assertThat(runtime.metadata())
                    .containsEntry("engram.model", detector.config().family())
                    .containsKeys("engram.threshold", "engram.encoding", "engram.source_sha256");
        }
    }

    /**
     * How far what ONNX Runtime says is from what Engram says.
     *
     * @param scores the largest difference, as a share of the score
     * @param ranks by how many calibration samples p-values are apart at most
     * @param verdicts how many are others
     */
    record Difference(double scores, double ranks, int verdicts) {}

    /**
     * Writes the file, and has both judge the same samples.
     *
     * @param least what stands for scores that are less
     */
    static Difference measure(
            AnomalyDetector detector, float[] encoded, int count, Path file, double least)
            throws OrtException {
        OnnxFile.write(detector, OutputFile.at(file, true));
        SampleShape shape = detector.encoding().shape();
        int size = shape.size();
        double scores = 0;
        double ranks = 0;
        int others = 0;
        try (OnnxSession runtime = new OnnxSession(file)) {
            for (int from = 0; from < count; from += AT_ONCE) {
                int to = Math.min(count, from + AT_ONCE);
                float[] some = Arrays.copyOfRange(encoded, from * size, to * size);
                OnnxSession.Verdicts verdicts =
                        runtime.judge(raw(detector, some), to - from, shape);
                for (int i = 0; i < to - from; i++) {
                    float[] one = Arrays.copyOfRange(some, i * size, (i + 1) * size);
                    Detection own = detector.detect("sample", one);
                    double scale = Math.max(Math.abs(own.score()), least);
                    double apart = Math.abs(verdicts.pValues()[i] - own.pValue());
                    scores = Math.max(scores, Math.abs(verdicts.scores()[i] - own.score()) / scale);
                    ranks = Math.max(ranks, apart * (detector.calibration().size() + 1));
                    others += verdicts.anomalous()[i] == own.anomalous() ? 0 : 1;
                }
            }
        }
        return new Difference(scores, ranks, others);
    }

    /** What the graph takes: pixels of 0 to 255, or the features themselves. */
    private static float[] raw(AnomalyDetector detector, float[] encoded) {
        if (!(detector.encoding() instanceof ImageEncoding image)) {
            return encoded;
        }
        float[] pixels = new float[encoded.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * image.range().toUnit(encoded[i]));
        }
        return pixels;
    }

    static float[] joined(List<float[]> samples) {
        int each = samples.get(0).length;
        float[] all = new float[samples.size() * each];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i), 0, all, i * each, each);
        }
        return all;
    }
}
