package engram.dagmm;

import engram.data.SampleShape;
import engram.model.ModelConfig;

/**
 * Settings of DAGMM.
 *
 * @param code how many values a sample is reduced to
 * @param components of the mixture: K
 * @param energyWeight of the mean sample energy in the loss (the paper's lambda 1)
 * @param covarianceWeight of the sum of 1 / diagonal of the covariances (the paper's lambda 2);
 *     where features are widely spread, as under standard scaling, a fiftieth is in use
 * @param ridge added to the diagonal of each covariance
 * @param gradientNorm the largest norm of all gradients together
 */
public record DagmmConfig(
        int code,
        int components,
        double energyWeight,
        double covarianceWeight,
        double ridge,
        double gradientNorm)
        implements ModelConfig {
    private static final int CODE_OF_ROWS = 1;
    private static final int CODE_OF_PICTURES = 8;

    public DagmmConfig {
        require(code >= 1, "code must be at least 1, not " + code);
        require(components >= 1, "components must be at least 1, not " + components);
        require(energyWeight >= 0, "energyWeight must be 0 or more, not " + energyWeight);
        require(
                covarianceWeight >= 0,
                "covarianceWeight must be 0 or more, not " + covarianceWeight);
        require(ridge > 0, "ridge must be above 0, not " + ridge);
        require(gradientNorm > 0, "gradientNorm must be above 0, not " + gradientNorm);
    }

    /** The published settings; pictures have a longer code. */
    public static DagmmConfig forShape(SampleShape shape) {
        int code = shape instanceof SampleShape.Row ? CODE_OF_ROWS : CODE_OF_PICTURES;
        return new DagmmConfig(code, 4, 0.1, 0.005, 1e-6, 5);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
