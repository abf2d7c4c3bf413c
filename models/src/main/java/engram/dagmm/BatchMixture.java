package engram.dagmm;

import engram.torch.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mixture of one batch, as training sees it: gradients pass through it. All in double
 * precision, as covariances of near-duplicates are all but singular.
 *
 * @param share phi: (K)
 * @param mean mu: (K, F)
 * @param covariance Sigma: (K, F, F)
 */
record BatchMixture(Tensor share, Tensor mean, Tensor covariance) {
    /** Keeps a component that no sample belongs to from dividing by zero. */
    private static final double COUNT_GUARD = 1e-10;

    /**
     * @param features z: (B, F)
     * @param memberships gamma: (B, K)
     * @param ridge added to the diagonals
     */
    static BatchMixture of(Tensor features, Tensor memberships, double ridge) {
        long samples = features.size(0);
        long size = features.size(1);
        long components = memberships.size(1);
        Tensor count = memberships.sum(0).add(Tensors.scalar(COUNT_GUARD)); // (K)
        Tensor mean = memberships.t().mm(features).div(count.unsqueeze(1)); // (K, F)
        Tensor centred = centred(features, mean); // (K, B, F)
        Tensor weighted = centred.mul(memberships.t().unsqueeze(2)); // (K, B, F)
        Tensor scatter = weighted.transpose(1, 2).bmm(centred); // (K, F, F)
        Tensor diagonal = torch.eye(size, features.options()).mul(Tensors.scalar(ridge)); // (F, F)
        Tensor covariance = scatter.div(count.view(components, 1, 1)).add(diagonal);
        return new BatchMixture(count.div(Tensors.scalar((double) samples)), mean, covariance);
    }

    private static Tensor centred(Tensor features, Tensor mean) {
        return features.unsqueeze(0).sub(mean.unsqueeze(1));
    }

    /**
     * -log sum_k phi_k N(z; mu_k, Sigma_k) of each sample: (B); not a number where a covariance is
     * singular all the same.
     *
     * @param features z: (B, F)
     */
    Tensor energy(Tensor features) {
        long components = share.size(0);
        T_TensorTensor_T attempt = torch.linalg_cholesky_ex(covariance);
        Tensor failed = attempt.get1().ne(Tensors.scalar(0)).view(components, 1, 1);
        Tensor factor = attempt.get0().masked_fill(failed, Tensors.scalar(Double.NaN));
        Tensor turned = centred(features, mean).transpose(1, 2); // (K, F, B)
        boolean upper = false;
        Tensor whitened = torch.linalg_solve_triangular(factor, turned, upper);
        Tensor distance = sum(whitened.square()); // (K, B)
        Tensor logRoot = sum(factor.diagonal(0, 1, 2).log()); // (K)
        double constant = features.size(1) * Math.log(2 * Math.PI) / 2;
        Tensor logWeight = share.log().sub(logRoot).sub(Tensors.scalar(constant)); // (K)
        Tensor logDensity = logWeight.unsqueeze(1).sub(distance, Tensors.scalar(0.5)); // (K, B)
        return logDensity.logsumexp(0).neg();
    }

    private static Tensor sum(Tensor values) {
        return values.sum(new long[] {1}, false, new ScalarTypeOptional());
    }

    /**
     * The sum over components and features of 1 / variance: what keeps variances from vanishing.
     */
    Tensor narrowness() {
        return covariance.diagonal(0, 1, 2).reciprocal().sum();
    }

    /** Overwrites another mixture of the same size, which must not require gradients. */
    void copyTo(BatchMixture other) {
        other.share.copy_(share.detach());
        other.mean.copy_(mean.detach());
        other.covariance.copy_(covariance.detach());
    }
}
