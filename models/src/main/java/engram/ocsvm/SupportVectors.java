package engram.ocsvm;

import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Distances;
import engram.points.Points;
import engram.points.PrincipalAxes;
import engram.points.Subspace;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The decision function. */
final class SupportVectors implements DirectModel.Learned {
    private final Optional<Subspace> subspace;
    private final Distances distances;
    private final Tensor coefficients;
    private final float rho;
    private final float gamma;

    /**
     * @param axes what samples are brought to first
     */
    SupportVectors(Map<String, Weights> weights, int width, Optional<PrincipalAxes> axes) {
        Weights vectors =
                Points.rows(weights, "vectors", axes.map(PrincipalAxes::count).orElse(width));
        Weights shares = Points.vector(weights, "coefficients");
        if (shares.values().length != vectors.shape()[0]) {
            throw new IllegalArgumentException(
                    shares.values().length
                            + " coefficients for "
                            + vectors.shape()[0]
                            + " vectors");
        }
        rho = Points.vector(weights, "rho").values()[0];
        gamma = Points.vector(weights, "gamma").values()[0];
        distances = new Distances(vectors);
        subspace = axes.map(Subspace::new);
        try (Scope scope = Scope.inference()) {
            coefficients = scope.keep(Tensors.of(shares.values(), shares.values().length, 1));
        }
    }

    @Override
    public double[] score(float[] values, int count) {
        float[] points = subspace.map(to -> to.coordinates(values, count)).orElse(values);
        double[][] sums = distances.reduce(points, count, this::kernelSum);
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            double inside = 0;
            for (double sum : sums[i]) {
                inside += sum;
            }
            scores[i] = rho - inside;
        }
        return scores;
    }

    private Tensor kernelSum(Tensor squares, int from) {
        Tensor shares = coefficients.narrow(0, from, squares.size(1));
        Tensor kernel = squares.mul_(Tensors.scalar(-gamma)).exp_();
        return kernel.mm(shares.toType(torch.ScalarType.Double));
    }

    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new HashMap<>();
        weights.put("vectors", distances.points());
        weights.put("coefficients", Weights.of(Tensors.toArray(coefficients)));
        weights.put("rho", Weights.of(rho));
        weights.put("gamma", Weights.of(gamma));
        subspace.ifPresent(to -> weights.putAll(to.axes().weights()));
        return weights;
    }

    @Override
    public void close() {
        subspace.ifPresent(Subspace::close);
        distances.close();
        coefficients.close();
    }
}
