package engram.detection;

import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.torch.Device;
import engram.training.TrainingConfig;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small tables, and detectors that learn them in no time. */
public final class Tables {
    private Tables() {}

    /** Rows of four columns in which the last two follow from the first two. */
    public static Source normal(int rows, long seed) {
        return ArraySource.ofRows(rows(rows, seed));
    }

    /** The same rows with the last column contradicting the others. */
    public static Source contradicting(int rows, long seed) {
        float[][] values = rows(rows, seed);
        for (float[] row : values) {
            row[3] += 20;
        }
        return ArraySource.ofRows(values);
    }

    private static float[][] rows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] values = new float[rows][];
        for (int i = 0; i < rows; i++) {
            float a = (float) random.nextGaussian();
            float b = (float) random.nextGaussian();
            float noise = 0.05f * (float) random.nextGaussian();
            values[i] = new float[] {a, b, a + b + noise, a - b - noise};
        }
        return values;
    }

    /** Of one model, since most tests are about one. */
    public static DetectorConfig config(String family, int epochs) {
        return ConfigFile.resolve(family, normal(2, 0).shape(), Optional.empty(), small(family))
                .withTraining(new TrainingConfig(epochs, 32, 3e-3))
                .withHoldout(new Holdout(0.1, 0.1, 1))
                .withExecution(new Execution(1, 1, Device.CPU));
    }

    private static List<String> small(String family) {
        return switch (family) {
            case "memae" -> List.of("model.memory.items=6", "model.score=squared-error");
            case "ae" -> List.of("model.score=squared-error");
            case "ae-ensemble" -> List.of("model.member.score=squared-error");
            case "memae-ensemble" ->
                    List.of(
                            "model.member.memory.items=6",
                            "model.member.score=squared-error",
                            "model.members=2");
            default -> List.of();
        };
    }

    public static AnomalyDetector trained(String family) {
        return AnomalyDetector.train(config(family, 4), normal(300, 1));
    }
}
