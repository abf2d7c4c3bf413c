package engram.detection.config;

import engram.data.SampleShape;
import java.util.function.Function;

/**
 * What a detector is to be, before it is known what its samples look like: how they are dealt out
 * does not depend on that, and only then does the part that is learned from say how many numbers a
 * sample has. So data is fitted once.
 */
public interface Recipe {

    /** Which normal samples are held out. */
    Holdout holdout();

    /** The share of normal samples that may be called anomalous. */
    double falseAlarmRate();

    /** Seed, threads and device. */
    Execution execution();

    /** Whether the model judges each fold by what it made of the others. */
    boolean crossFits();

    /**
     * All settings, for samples of this shape.
     *
     * @throws IllegalArgumentException if they do not suit such samples
     */
    DetectorConfig forShape(SampleShape shape);

    /**
     * Settings that follow from the shape.
     *
     * @param outline settings for samples much like those to come; all but the model's and the
     *     training's are taken from here
     */
    static Recipe of(DetectorConfig outline, Function<SampleShape, DetectorConfig> forShape) {
        return new ByShape(outline, forShape);
    }

    /** One that asks a function. */
    record ByShape(DetectorConfig outline, Function<SampleShape, DetectorConfig> function)
            implements Recipe {
        @Override
        public Holdout holdout() {
            return outline.holdout();
        }

        @Override
        public double falseAlarmRate() {
            return outline.falseAlarmRate();
        }

        @Override
        public Execution execution() {
            return outline.execution();
        }

        @Override
        public boolean crossFits() {
            return outline.crossFits();
        }

        @Override
        public DetectorConfig forShape(SampleShape shape) {
            return function.apply(shape);
        }
    }
}
