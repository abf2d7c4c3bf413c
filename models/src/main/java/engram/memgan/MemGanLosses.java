package engram.memgan;

import engram.memory.Memory;
import engram.nn.Losses;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

/** MEMGAN's terms: pure functions, each a scalar. */
final class MemGanLosses {
    private static final double LOG_GUARD = 1e-12;

    private MemGanLosses() {}

    /** L_D = BCE(D(x, z), 1) + BCE(D(x', z'), 0), by noisy targets. */
    static Tensor critic(Tensor ofData, Tensor ofMade, Targets targets) {
        return Losses.binaryCrossEntropy(ofData, targets.data())
                .add(Losses.binaryCrossEntropy(ofMade, targets.made()));
    }

    /** L_advE = BCE(D(x, z), 0): a sample's code should look as if it had come first. */
    static Tensor adversarialForEncoder(Tensor ofData, Targets targets) {
        return Losses.binaryCrossEntropy(ofData, targets.made());
    }

    /** L_advG = BCE(D(x', z'), 1): what is made should look like data. */
    static Tensor adversarialForGenerator(Tensor ofMade, Targets targets) {
        return Losses.binaryCrossEntropy(ofMade, targets.data());
    }

    /** L_cyc = mean |x - G(P(E(x)))|, over all values of a sample together; or squared. */
    static Tensor cycleConsistency(Tensor samples, Tensor reconstructions, boolean squared) {
        return meanLength(samples.sub(reconstructions), squared);
    }

    /** L_proj = mean |z - P(z)|; or squared. */
    static Tensor memoryProjection(Tensor codes, Memory.Read read, boolean squared) {
        return meanLength(codes.sub(read.latent()), squared);
    }

    /** L_MI = mean -sum_i alpha_i log b_i: the shares mixed should be read from what was made. */
    static Tensor mutualInformation(Tensor shares, Memory.Read read) {
        Tensor logarithms = read.weights().add(Tensors.scalar(LOG_GUARD)).log(); // (B, N)
        return shares.mul(logarithms).sum(1).mean().neg();
    }

    private static Tensor meanLength(Tensor differences, boolean squared) {
        Tensor lengths = Losses.norms(differences); // (B)
        return (squared ? lengths.square() : lengths).mean();
    }

    /**
     * What the critic should say.
     *
     * @param data of samples with their codes, around 1: (B, 1)
     * @param made of what the generator made, around 0: (B, 1)
     */
    record Targets(Tensor data, Tensor made) {}
}
