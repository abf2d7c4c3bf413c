package engram.score;

import engram.data.SampleShape;
import engram.nn.Weights;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The errors that samples are told beside the one that a model judges them by. */
public final class OtherErrors {
    private static final String NAME = "score.constants.";

    private final SampleShape shape;
    private final Map<ReconstructionScore, FittedScore> errors;

    private OtherErrors(SampleShape shape, Map<ReconstructionScore, FittedScore> errors) {
        this.shape = shape;
        this.errors = errors;
    }

    /** Of a model that has learned nothing. */
    public static OtherErrors none(SampleShape shape) {
        return new OtherErrors(shape, Map.of());
    }

    /**
     * All that suit the samples and are worth telling.
     *
     * @param kind what the model judges by
     * @param values {@code count} normal samples
     * @param reconstructions as many values
     */
    public static OtherErrors fit(
            ReconstructionScore kind,
            SampleShape shape,
            float[] values,
            float[] reconstructions,
            int count) {
        Map<ReconstructionScore, FittedScore> fitted = new EnumMap<>(ReconstructionScore.class);
        for (ReconstructionScore other : ReconstructionScore.values()) {
            if (other != kind && other.isAlternative() && FittedScore.suits(other, shape)) {
                fitted.put(other, FittedScore.fit(other, shape, values, reconstructions, count));
            }
        }
        return new OtherErrors(shape, fitted);
    }

    /** Detectors of the first versions kept none that have constants. */
    public static OtherErrors restored(
            ReconstructionScore kind, SampleShape shape, Map<String, Weights> weights) {
        Map<ReconstructionScore, FittedScore> restored = new EnumMap<>(ReconstructionScore.class);
        for (ReconstructionScore other : ReconstructionScore.values()) {
            if (other == kind || !FittedScore.suits(other, shape)) {
                continue;
            }
            Weights constants = weights.get(NAME + other.label());
            if (constants != null) {
                restored.put(other, FittedScore.of(other, shape, constants.values()));
            } else if (FittedScore.constants(other, shape) == 0) {
                restored.put(other, FittedScore.of(other, shape, new float[0]));
            }
        }
        return new OtherErrors(shape, restored);
    }

    /** The scores of samples, one after the other, by the errors' names. */
    public Map<String, double[]> of(float[] values, float[] reconstructions) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        errors.forEach(
                (error, fitted) ->
                        scores.put(
                                error.label(), fitted.all(values, reconstructions, shape.size())));
        return scores;
    }

    /** The constants of those that have some. */
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        errors.forEach(
                (error, fitted) -> {
                    if (fitted.constants().length > 0) {
                        weights.put(NAME + error.label(), Weights.of(fitted.constants()));
                    }
                });
        return weights;
    }
}
