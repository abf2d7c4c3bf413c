package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuarterTurnsTest {
    @Test
    void aTurnIsClockwise() {
        assertThat(QuarterTurns.turned(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2))
                .containsExactly(3, 1, 4, 2, 7, 5, 8, 6);
    }

    @Test
    void positionsOfTurnedPicturesAreKnownInThePictureAsItWas() {
        float[] numbers = new float[9];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        float[] turned = numbers;
        for (int turns = 0; turns <= QuarterTurns.ALL; turns++) {
            for (int i = 0; i < turned.length; i++) {
                assertThat(QuarterTurns.before(turns, i, 3)).isEqualTo((int) turned[i]);
            }
            turned = QuarterTurns.turned(turned, 3);
        }
    }
}
