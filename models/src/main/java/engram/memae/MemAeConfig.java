package engram.memae;

import engram.data.SampleShape;
import engram.memory.Addressing;
import engram.memory.DeadRows;
import engram.memory.MemoryConfig;
import engram.memory.MemoryConfig.Queries;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryConfig.Start;
import engram.memory.Shrinkage;
import engram.memory.Similarity;
import engram.model.ModelConfig;
import engram.nn.Backbone;
import engram.score.ReconstructionScore;
import engram.training.TrainingConfig;

/**
 * Settings of MemAE.
 *
 * @param backbone which encoder and decoder
 * @param memory what memory is and how it is addressed
 * @param entropyWeight of the addressing entropy in the loss (the paper's alpha)
 * @param loss how squared differences are put together
 * @param biasBeforeNorm whether layers in front of a batch norm have a bias
 * @param score how a sample and its reconstruction become one number
 */
public record MemAeConfig(
        Backbone.Preset backbone,
        MemoryConfig memory,
        double entropyWeight,
        Loss loss,
        boolean biasBeforeNorm,
        ReconstructionScore score)
        implements ModelConfig {
    private static final double ENTROPY_WEIGHT = 2e-4;
    private static final double INITIAL_SCALE = 20;
    private static final int ITEMS_OF_ROWS = 200;

    /** Of the light backbone of clips; the paper's figure for 1,000 is next to that for 2,000. */
    private static final int ITEMS_OF_CLIPS = 500;

    /** The authors' lambda for video, 0.0025, is 5/N: more than the paper recommends. */
    private static final double AUTHORS_THRESHOLD_OF_CLIPS = 5;

    /** How the squared differences of a sample are put together. */
    public enum Loss {
        /** Their mean, as in the authors' code. */
        MEAN,
        /** Their sum, as printed in the paper; the entropy term is then next to nothing. */
        SUM
    }

    public MemAeConfig {
        if (!(entropyWeight >= 0)) {
            throw new IllegalArgumentException(
                    "entropyWeight must be 0 or more, not " + entropyWeight);
        }
    }

    /** Settings under which memory neither dies nor collapses; see the package page. */
    public static MemAeConfig forShape(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return light(sparse(shape));
        }
        return shape instanceof SampleShape.Row
                ? forRows(ReconstructionScore.forDetection(shape))
                : sparse(shape).withScore(ReconstructionScore.standard(shape));
    }

    /** The same with another score. */
    public MemAeConfig withScore(ReconstructionScore changed) {
        return new MemAeConfig(backbone, memory, entropyWeight, loss, biasBeforeNorm, changed);
    }

    /** The same with another memory. */
    public MemAeConfig withMemory(MemoryConfig changed) {
        return new MemAeConfig(backbone, changed, entropyWeight, loss, biasBeforeNorm, score);
    }

    /** Of a size that two processors learn in an hour or two from clips of 128x128. */
    private static MemAeConfig light(MemAeConfig full) {
        return new MemAeConfig(
                Backbone.Preset.VIDEO_LIGHT,
                full.memory.withItems(ITEMS_OF_CLIPS),
                full.entropyWeight,
                full.loss,
                full.biasBeforeNorm,
                full.score);
    }

    /**
     * Memory starts from what the encoder learned without it and is read by distance; nothing is
     * shrunk, as nothing has to be. Where errors count by their direction, the network sees
     * logarithms too.
     */
    private static MemAeConfig forRows(ReconstructionScore score) {
        Addressing near =
                new Addressing(Similarity.DISTANCE, 1, 0, 0, DeadRows.UNSHRUNK, Shrinkage.MASK);
        return new MemAeConfig(
                score == ReconstructionScore.MAHALANOBIS_ERROR
                        ? Backbone.Preset.ROWS_AND_LOGS
                        : Backbone.Preset.ROWS,
                new MemoryConfig(
                        ITEMS_OF_ROWS,
                        Queries.WHOLE_CODE,
                        Start.LEARNED_CODES,
                        near,
                        Restart.NEVER),
                0,
                Loss.MEAN,
                false,
                score);
    }

    /** The steps measured for rows where the backbone is that of rows. */
    @Override
    public TrainingConfig training() {
        if (backbone.isOfClips()) {
            return TrainingConfig.FALLING;
        }
        return backbone.isOfRows() ? TrainingConfig.BRIEF : TrainingConfig.AUTOMATIC;
    }

    /** What the papers' tables are made with: shrinkage, entropy, restarts. */
    public static MemAeConfig sparse(SampleShape shape) {
        return of(
                shape,
                new Addressing(
                        Similarity.SCALED_COSINE,
                        INITIAL_SCALE,
                        1,
                        0,
                        DeadRows.UNSHRUNK,
                        Shrinkage.MASK),
                new Restart(2, 2.0 / 3, 0.01));
    }

    /** The paper's letter: cosine, shrinkage at 1/N, summed error, nothing done about dead rows. */
    public static MemAeConfig paper(SampleShape shape) {
        MemAeConfig config = of(shape, literal(Similarity.COSINE, 1), Restart.NEVER);
        boolean clips = shape instanceof SampleShape.Clip;
        return new MemAeConfig(
                clips ? Backbone.Preset.VIDEO_PAPER : config.backbone,
                config.memory,
                ENTROPY_WEIGHT,
                Loss.SUM,
                true,
                config.score);
    }

    /** The authors' code: dot product, mean error, nothing done about dead rows. */
    public static MemAeConfig authorsCode(SampleShape shape) {
        double threshold = shape instanceof SampleShape.Clip ? AUTHORS_THRESHOLD_OF_CLIPS : 1;
        MemAeConfig config = of(shape, literal(Similarity.DOT, threshold), Restart.NEVER);
        return new MemAeConfig(
                config.backbone, config.memory, ENTROPY_WEIGHT, Loss.MEAN, true, config.score);
    }

    /** MemAE-nonSpar: a plain softmax read, without shrinkage and entropy term. */
    public static MemAeConfig nonSparse(SampleShape shape) {
        MemAeConfig config = shape instanceof SampleShape.Row ? sparse(shape) : forShape(shape);
        Addressing sparse = config.memory.addressing();
        Addressing dense =
                new Addressing(
                        sparse.similarity(),
                        sparse.initialScale(),
                        0,
                        0,
                        sparse.deadRows(),
                        sparse.shrinkage());
        return new MemAeConfig(
                config.backbone,
                config.memory.withAddressing(dense),
                0,
                config.loss,
                config.biasBeforeNorm,
                config.score);
    }

    private static Addressing literal(Similarity similarity, double threshold) {
        return new Addressing(
                similarity, INITIAL_SCALE, threshold, 0, DeadRows.ZERO, Shrinkage.RATIO);
    }

    private static MemAeConfig of(SampleShape shape, Addressing addressing, Restart restart) {
        boolean clips = shape instanceof SampleShape.Clip;
        return new MemAeConfig(
                clips ? Backbone.Preset.VIDEO : Backbone.Preset.AUTO,
                new MemoryConfig(items(shape), queries(shape), Start.UNIFORM, addressing, restart),
                ENTROPY_WEIGHT,
                Loss.MEAN,
                false,
                clips ? ReconstructionScore.PIXEL_ERROR : ReconstructionScore.SQUARED_ERROR);
    }

    /**
     * The paper's N: 50 for rows, 100 for small grey pictures, 500 for small colour ones, 2000 for
     * clips; 500 for parts of larger pictures.
     */
    private static int items(SampleShape shape) {
        if (shape instanceof SampleShape.Row) {
            return 50;
        } else if (shape instanceof SampleShape.Clip) {
            return 2000;
        }
        boolean grey = shape instanceof SampleShape.Image image && image.channels() == 1;
        return grey && queries(shape) == Queries.WHOLE_CODE ? 100 : 500;
    }

    private static Queries queries(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return Queries.PER_POSITION;
        }
        return shape instanceof SampleShape.Image image
                        && Math.max(image.height(), image.width()) > Backbone.WHOLE_CODE_SIDE
                ? Queries.PER_POSITION
                : Queries.WHOLE_CODE;
    }
}
