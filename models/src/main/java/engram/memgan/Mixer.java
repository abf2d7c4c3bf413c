package engram.memgan;

import engram.memgan.MemGanConfig.Mixing;
import engram.nn.Noise;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

/** Draws shares of memory's items, from which codes are mixed. */
record Mixer(Mixing mixing, int items) {

    /**
     * @return alpha: (count, N), rows that sum to 1
     */
    Tensor shares(int count, Noise noise) {
        return switch (mixing.sampler()) {
            case UNIFORM -> noise.uniform(count, items).softmax(1);
            case NORMAL, OUTSIDE ->
                    noise.normal(count, items).mul(Tensors.scalar(mixing.spread())).softmax(1);
            case DIRICHLET -> dirichlet(count, noise);
        };
    }

    private Tensor dirichlet(int count, Noise noise) {
        float[] shares = new float[count * items];
        double[] row = new double[items];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < items; k++) {
                row[k] = gamma(mixing.spread(), noise);
                sum += row[k];
            }
            for (int k = 0; k < items; k++) {
                shares[i * items + k] = (float) (row[k] / Math.max(sum, Double.MIN_NORMAL));
            }
        }
        return Tensors.of(shares, count, items);
    }

    /**
     * A draw from Gamma(shape, 1), by Marsaglia and Tsang, "A simple method for generating gamma
     * variables", ACM TOMS 2000.
     */
    private static double gamma(double shape, Noise noise) {
        if (shape < 1) {
            return gamma(shape + 1, noise) * Math.pow(noise.uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = noise.gaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(noise.uniform()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
