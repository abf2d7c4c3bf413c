package engram.score;

import static org.assertj.core.api.Assertions.assertThat;

import engram.autoencoder.AutoencoderConfig;
import engram.bigan.BiGanConfig;
import engram.data.SampleShape;
import engram.memae.MemAeConfig;
import engram.memgan.MemGanConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What samples are scored by where nobody asks for another score. */
class StandardScoreTest {
    private static final SampleShape PICTURE = new SampleShape.Image(3, 32, 32);
    private static final SampleShape ROW = new SampleShape.Row(7);

    @Test
    void picturesAreScoredByWhatIsWrongAgainstOthersAsBusy() {
        ReconstructionScore share = ReconstructionScore.ERROR_GIVEN_VARIATION;

        assertThat(MemAeConfig.forShape(PICTURE).score()).isEqualTo(share);
        assertThat(MemAeConfig.nonSparse(PICTURE).score()).isEqualTo(share);
        assertThat(AutoencoderConfig.forShape(PICTURE).score()).isEqualTo(share);
        assertThat(AutoencoderConfig.sparseCode(PICTURE).score()).isEqualTo(share);
        assertThat(MemGanConfig.forShape(PICTURE).score().name()).isEqualTo(share.name());
        assertThat(BiGanConfig.cyclic(PICTURE).score().name()).isEqualTo(share.name());
    }

    @Test
    void settingsNamedAfterAPaperScoreAsThePaperDoes() {
        ReconstructionScore squares = ReconstructionScore.SQUARED_ERROR;

        assertThat(MemAeConfig.paper(PICTURE).score()).isEqualTo(squares);
        assertThat(MemAeConfig.authorsCode(PICTURE).score()).isEqualTo(squares);
        assertThat(MemGanConfig.asRead(PICTURE).score())
                .isEqualTo(MemGanConfig.Score.RECONSTRUCTION);
    }

    @Test
    void errorsOfRowsCountByTheirDirectionUnlessThereAreManyColumns() {
        SampleShape wide = new SampleShape.Row(300);

        assertThat(MemAeConfig.forShape(ROW).score())
                .isEqualTo(AutoencoderConfig.forShape(ROW).score())
                .isEqualTo(ReconstructionScore.MAHALANOBIS_ERROR);
        assertThat(MemAeConfig.forShape(wide).score())
                .isEqualTo(AutoencoderConfig.forShape(wide).score())
                .isEqualTo(ReconstructionScore.BALANCED_ERROR);
        assertThat(MemAeConfig.nonSparse(ROW).score()).isEqualTo(ReconstructionScore.SQUARED_ERROR);
    }

    @Test
    void adversarialModelsJudgeRowsAsAutoencodersDo() {
        for (SampleShape rows : List.of(ROW, new SampleShape.Row(300))) {
            String standard = MemAeConfig.forShape(rows).score().name();
            assertThat(MemGanConfig.forShape(rows).score().name()).isEqualTo(standard);
            assertThat(BiGanConfig.cyclic(rows).score().name()).isEqualTo(standard);
            assertThat(BiGanConfig.plain(rows).score().name()).isEqualTo(standard);
        }
        assertThat(MemGanConfig.asRead(ROW).score()).isEqualTo(MemGanConfig.Score.RECONSTRUCTION);
    }

    /** Normal pictures: noise of their own strength, of which nothing is given back. */
    private static float[] noise(SampleShape shape, int count, Random random) {
        float[] values = new float[count * shape.size()];
        for (int i = 0; i < count; i++) {
            double strength = 0.02 + 0.1 * random.nextDouble();
            for (int j = 0; j < shape.size(); j++) {
                values[i * shape.size() + j] = (float) (0.5 + strength * random.nextGaussian());
            }
        }
        return values;
    }

    private static float[] grey(int size) {
        float[] grey = new float[size];
        Arrays.fill(grey, 0.5f);
        return grey;
    }

    @Test
    void aBusyPictureIsNoMoreAnomalousThanACalmOneAsFarAsThatIsUsual() {
        SampleShape shape = new SampleShape.Image(1, 28, 28);
        int size = shape.size();
        float[] normal = noise(shape, 100, new Random(1));
        FittedScore score =
                FittedScore.fit(
                        ReconstructionScore.standard(shape),
                        shape,
                        normal,
                        grey(normal.length),
                        100);
        float[] calm = grey(size);
        float[] scratched = grey(size);
        for (int x = 0; x < 12; x++) {
            calm[28 * 4 + x] = 0.52f;
            scratched[28 * 4 + x] = 1;
        }

        assertThat(score.constants()[1]).isBetween(1.8f, 2f);
        for (double each : score.all(normal, grey(normal.length), size)) {
            assertThat(each).isBetween(-0.5, 0.5);
        }
        assertThat(score.score(scratched, grey(size), 0))
                .isGreaterThan(score.score(calm, grey(size), 0));
    }

    @Test
    void theSlopeIsNeverNegativeSoThatABlankPictureIsNotExcused() {
        SampleShape shape = new SampleShape.Image(1, 4, 4);
        float[] normal = new float[32];
        float[] rebuilt = new float[32];
        for (int i = 0; i < 16; i++) {
            normal[i] = i % 2; // busy and rebuilt well
            rebuilt[i] = normal[i] + 0.01f;
            normal[16 + i] = 0.5f; // calm and rebuilt badly
            rebuilt[16 + i] = 0.8f;
        }
        FittedScore score =
                FittedScore.fit(
                        ReconstructionScore.ERROR_GIVEN_VARIATION, shape, normal, rebuilt, 2);

        assertThat(score.constants()[1]).isZero();
        assertThat(score.score(new float[16], grey(16), 0)).isFinite().isPositive();
        assertThat(score.score(new float[16], new float[16], 0)).isFinite().isNegative();
    }
}
