package engram.adversarial;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

/** Where the values of samples lie, as what a generator makes must lie there too. */
public enum Values {
    /** [0, 1], as pixels do; networks see them in [-1, 1]. */
    UNIT,
    /** [-1, 1]. */
    SYMMETRIC,
    /** Anywhere, as in rows of tables. */
    UNBOUNDED;

    /** Data have noise; so far from their range they are on another scale. */
    private static final float TOLERANCE = 0.5f;

    private static final int LOOKED_AT = 100;

    /** Pixels from 0 to 1; rows anywhere. */
    public static Values of(SampleShape shape) {
        return shape instanceof SampleShape.Row ? UNBOUNDED : UNIT;
    }

    /** Whether generators end in a tanh. */
    boolean bounded() {
        return this != UNBOUNDED;
    }

    /** As networks see them. */
    public Tensor inside(Tensor samples) {
        return this == UNIT ? samples.mul(Tensors.scalar(2)).sub(Tensors.scalar(1)) : samples;
    }

    /** The inverse of {@link #inside}. */
    public Tensor outside(Tensor made) {
        return this == UNIT ? made.add(Tensors.scalar(1)).mul(Tensors.scalar(0.5)) : made;
    }

    /**
     * Looks at some samples.
     *
     * @throws IllegalArgumentException if their values lie elsewhere
     */
    public void require(SampleStore samples) {
        if (this == UNBOUNDED) {
            return;
        }
        float low = this == UNIT ? 0 : -1;
        float[] values = new float[samples.shape().size()];
        for (int i = 0; i < Math.min(LOOKED_AT, samples.size()); i++) {
            samples.read(i, values, 0);
            for (float value : values) {
                if (value < low - TOLERANCE || value > 1 + TOLERANCE) {
                    throw new IllegalArgumentException(
                            "values should lie from "
                                    + (int) low
                                    + " to 1, but "
                                    + samples.id(i)
                                    + " has "
                                    + value
                                    + "; set the model's values to symmetric for [-1, 1], or to unbounded");
                }
            }
        }
    }
}
