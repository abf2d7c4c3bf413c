package engram.dsvdd;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.training.TrainingConfig;

/**
 * Settings of Deep SVDD.
 *
 * @param outputs values that a sample is mapped to
 * @param nu the share of training samples that may lie outside the soft boundary; 0 for the hard
 *     objective
 * @param weightDecay multiple of each weight added to its gradient
 */
public record DeepSvddConfig(int outputs, double nu, double weightDecay) implements ModelConfig {
    private static final double LEARNING_RATE = 1e-4;
    private static final double NU = 0.1;
    private static final double WEIGHT_DECAY = 1e-6;

    public DeepSvddConfig {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs must be at least 1, not " + outputs);
        }
        if (!(nu >= 0 && nu < 1)) {
            throw new IllegalArgumentException("nu must be at least 0 and below 1, not " + nu);
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("weightDecay must be 0 or more, not " + weightDecay);
        }
    }

    /** At the rate of the paper's first epochs. */
    @Override
    public TrainingConfig training() {
        return new TrainingConfig(0, 0, LEARNING_RATE);
    }

    /** The one-class objective. */
    public static DeepSvddConfig hard(SampleShape shape) {
        return new DeepSvddConfig(outputs(shape), 0, WEIGHT_DECAY);
    }

    /** The soft boundary, nu = .1. */
    public static DeepSvddConfig soft(SampleShape shape) {
        return new DeepSvddConfig(outputs(shape), NU, WEIGHT_DECAY);
    }

    /** The paper's 32 for digits and 128 for colour pictures; rows as digits. */
    private static int outputs(SampleShape shape) {
        return shape instanceof SampleShape.Image image && image.channels() > 1 ? 128 : 32;
    }

    boolean isSoft() {
        return nu > 0;
    }
}
