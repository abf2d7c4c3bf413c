package engram.score;

import static org.assertj.core.api.Assertions.assertThat;

import engram.autoencoder.AutoencoderConfig;
import engram.bigan.BiGanConfig;
import engram.data.SampleShape;
import engram.memae.MemAeConfig;
import engram.memgan.MemGanConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What samples are scored by where nobody asks for another score. */
class StandardScoreTest {
    private static final SampleShape PICTURE = new SampleShape.Image(3, 32, 32);
    private static final SampleShape ROW = new SampleShape.Row(7);

    @Test
    void picturesAreScoredByTheShareOfTheirOwnVariationThatIsWrong() {
        ReconstructionScore share = ReconstructionScore.ERROR_PER_VARIATION;

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
    void rowsAreScoredAsTheyWere() {
        assertThat(MemAeConfig.forShape(ROW).score()).isEqualTo(ReconstructionScore.BALANCED_ERROR);
        assertThat(MemAeConfig.nonSparse(ROW).score()).isEqualTo(ReconstructionScore.SQUARED_ERROR);
        assertThat(MemGanConfig.forShape(ROW).score()).isEqualTo(MemGanConfig.Score.RECONSTRUCTION);
    }

    @Test
    void aBlankPictureHasAFiniteScoreThatGrowsWithItsError() {
        SampleShape shape = new SampleShape.Image(1, 28, 28);
        FittedScore score =
                FittedScore.of(ReconstructionScore.standard(shape), shape, new float[0]);
        float[] blank = new float[shape.size()];
        float[] faint = new float[shape.size()];
        Arrays.fill(faint, 0.01f);
        float[] wrong = new float[shape.size()];
        Arrays.fill(wrong, 0.2f);

        assertThat(score.score(blank, blank, 0)).isZero();
        assertThat(score.score(blank, faint, 0)).isFinite().isPositive();
        assertThat(score.score(blank, wrong, 0)).isGreaterThan(score.score(blank, faint, 0));
    }
}
