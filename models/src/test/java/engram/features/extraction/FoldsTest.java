package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void ofPicturesTheOthersAreLearnedFrom() {
        Folds folds = Folds.of(0, 0, 1, 1, 2, 0);

        assertThat(folds.count()).isEqualTo(3);
        assertThat(learned(folds, 0)).containsExactly(2, 3, 4);
        assertThat(learned(folds, 2)).containsExactly(0, 1, 2, 3, 5);
        assertThat(learned(folds, -1)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void ofFramesWhatLiesBesideInTimeIsLeftOutToo() {
        Folds folds = Folds.inTime(0, 0, 1, 1, 2, 3, 3, 0, 4);

        assertThat(learned(folds, 0)).containsExactly(4);
        assertThat(learned(folds, 1)).containsExactly(5, 6, 7, 8);
        assertThat(learned(folds, 4)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(learned(folds, -1)).hasSize(9);
    }

    @Test
    void neighboursAreLearnedFromWhereThereIsNothingElse() {
        Folds folds = Folds.inTime(0, 0, 1, 1, 2);

        assertThat(learned(folds, 1)).containsExactly(0, 1, 4);
        assertThat(learned(folds, 0)).containsExactly(4);
        assertThat(learned(Folds.inTime(0, 0), 0)).isEmpty();
    }

    private static int[] learned(Folds folds, int without) {
        return IntStream.range(0, folds.numbers().length)
                .filter(picture -> folds.isLearned(picture, without))
                .toArray();
    }
}
