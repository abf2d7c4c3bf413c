package engram.memgan;

import engram.adversarial.CodeSize;
import engram.adversarial.JointCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.memory.Addressing;
import engram.memory.DeadRows;
import engram.memory.MemoryConfig;
import engram.memory.Shrinkage;
import engram.memory.Similarity;
import engram.model.ModelConfig;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of MEMGAN.
 *
 * @param memory what memory is and how it is addressed; a sample's whole code asks
 * @param code what the encoder gives
 * @param mixing how codes are drawn from memory
 * @param terms what the objectives weigh
 * @param adversary how the critic judges
 * @param score how a sample becomes one number
 */
public record MemGanConfig(
        MemoryConfig memory,
        Code code,
        Mixing mixing,
        Terms terms,
        Adversary adversary,
        Score score)
        implements ModelConfig {
    private static final int FEW = 50;
    private static final int MANY = 100;
    private static final double SPREAD = 3;

    /**
     * What the encoder gives.
     *
     * @param latent how many values; as many as an item of memory
     * @param values where the samples' values lie
     * @param sampled whether codes are drawn around their means in training
     * @param sampledScores whether they are when scoring too, which makes scores partly chance
     * @param clamped whether their log-deviations are kept within [-6, 2]
     */
    public record Code(
            int latent, Values values, boolean sampled, boolean sampledScores, boolean clamped) {
        public Code {
            if (latent < 1) {
                throw new IllegalArgumentException("code.latent must be at least 1, not " + latent);
            }
        }
    }

    /**
     * How codes are drawn from memory: z' = sum_i alpha_i m_i.
     *
     * @param spread the deviation of {@link Sampler#NORMAL}, the concentration of {@link
     *     Sampler#DIRICHLET}; ignored by the others
     * @param teachesMemory whether items have a gradient through z' too
     */
    public record Mixing(Sampler sampler, double spread, boolean teachesMemory) {

        /** Where alpha comes from. */
        public enum Sampler {
            /** softmax of U(0, 1): no share above e / (e + N - 1). */
            UNIFORM,
            /** softmax of N(0, spread^2). */
            NORMAL,
            /** Dirichlet(spread, ..., spread). */
            DIRICHLET,
            /** None: z' ~ N(0, I), not of memory at all; there is nothing to recover then. */
            OUTSIDE
        }

        public Mixing {
            if (!(spread > 0 && Double.isFinite(spread))) {
                throw new IllegalArgumentException("mixing.spread must be above 0, not " + spread);
            }
        }
    }

    /**
     * Weights in the objectives.
     *
     * @param adversarial of the critic's judgement; 0 for a memory autoencoder
     * @param squared whether lengths in cycle and projection are squared
     */
    public record Terms(
            double adversarial,
            double cycle,
            double projection,
            double mutualInformation,
            boolean squared) {
        public static final Terms ALL_ONE = new Terms(1, 1, 1, 1, false);

        public Terms {
            for (double weight : new double[] {adversarial, cycle, projection, mutualInformation}) {
                if (!(weight >= 0 && Double.isFinite(weight))) {
                    throw new IllegalArgumentException(
                            "weights of terms must be 0 or more, not " + weight);
                }
            }
        }
    }

    /**
     * How the critic judges.
     *
     * @param targetNoise deviation of the noise on its targets 1 and 0
     * @param imageNoise deviation of the noise on what it sees in the first epoch; it falls to 0
     */
    public record Adversary(JointCritic.Head head, double targetNoise, double imageNoise) {
        public Adversary {
            if (!(targetNoise >= 0 && imageNoise >= 0)) {
                throw new IllegalArgumentException(
                        "adversary.targetNoise and imageNoise must be 0 or more");
            }
        }
    }

    /** How a sample becomes one number. */
    public enum Score {
        /** |x - x^|, the method's own. */
        RECONSTRUCTION,
        /** |z - P(z)| at the mean code. */
        PROJECTION_DISTANCE,
        /** How far the mean code is from the convex hull of memory's items. */
        HULL_DISTANCE,
        /**
         * The sum of |x - x^| and the hull distance, each less its mean on normal samples that were
         * not learned from, over its deviation there.
         */
        RECONSTRUCTION_AND_HULL,
        /** How little the critic takes the pair for a sample and its code: its negative logit. */
        CRITIC,
        /** {@link ReconstructionScore#ERROR_GIVEN_VARIATION}, for pictures. */
        ERROR_GIVEN_VARIATION,
        /** {@link ReconstructionScore#MAHALANOBIS_ERROR}, for rows. */
        MAHALANOBIS_ERROR,
        /** {@link ReconstructionScore#BALANCED_ERROR}, for rows of many columns. */
        BALANCED_ERROR;

        /** As other models score such samples. */
        private static Score standard(SampleShape shape) {
            return valueOf(ReconstructionScore.forDetection(shape).name());
        }

        /** The part that compares a sample with its reconstruction. */
        ReconstructionScore reconstruction() {
            return switch (this) {
                case ERROR_GIVEN_VARIATION, MAHALANOBIS_ERROR, BALANCED_ERROR ->
                        ReconstructionScore.valueOf(name());
                default -> ReconstructionScore.SQUARED_ERROR;
            };
        }
    }

    public MemGanConfig {
        if (memory.queries() != MemoryConfig.Queries.WHOLE_CODE) {
            throw new IllegalArgumentException(
                    "memory.queries must be whole-code: memgan's items are codes of whole samples");
        }
        if (memory.start() == MemoryConfig.Start.CODES) {
            throw new IllegalArgumentException("memory.start must be normal or uniform for memgan");
        }
        if (mixing.sampler() == Mixing.Sampler.OUTSIDE && terms.mutualInformation() > 0) {
            throw new IllegalArgumentException(
                    "terms.mutualInformation must be 0 where mixing.sampler is outside: there are no"
                            + " shares to recover");
        }
    }

    @Override
    public TrainingConfig training() {
        return TrainingConfig.FALLING;
    }

    /** With all repairs; scored as other models score such samples. */
    public static MemGanConfig forShape(SampleShape shape) {
        return of(
                        shape,
                        Similarity.SCALED_DOT,
                        new Mixing(Mixing.Sampler.NORMAL, SPREAD, false),
                        JointCritic.Head.LINEAR,
                        true)
                .withScore(Score.standard(shape));
    }

    private MemGanConfig withScore(Score changed) {
        return new MemGanConfig(memory, code, mixing, terms, adversary, changed);
    }

    /** As the unofficial code has it. */
    public static MemGanConfig asRead(SampleShape shape) {
        return of(
                shape,
                Similarity.DOT,
                new Mixing(Mixing.Sampler.UNIFORM, 1, false),
                JointCritic.Head.DROPPED,
                false);
    }

    private static MemGanConfig of(
            SampleShape shape,
            Similarity similarity,
            Mixing mixing,
            JointCritic.Head head,
            boolean repaired) {
        boolean colour = shape instanceof SampleShape.Image image && image.channels() > 1;
        Addressing addressing =
                new Addressing(similarity, 1, 0, 0, DeadRows.UNSHRUNK, Shrinkage.MASK);
        return new MemGanConfig(
                new MemoryConfig(
                        colour ? MANY : FEW,
                        MemoryConfig.Queries.WHOLE_CODE,
                        MemoryConfig.Start.NORMAL,
                        addressing,
                        MemoryConfig.Restart.NEVER),
                new Code(CodeSize.of(shape), Values.of(shape), true, !repaired, repaired),
                mixing,
                Terms.ALL_ONE,
                new Adversary(head, 0.1, 0.1),
                Score.RECONSTRUCTION);
    }
}
