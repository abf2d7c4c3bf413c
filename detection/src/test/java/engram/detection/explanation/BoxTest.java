package engram.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTest {
    private static final int SIDE = 64;

    private static float[] map(int... boxes) {
        float[] map = new float[SIDE * SIDE];
        for (int b = 0; b < boxes.length; b += 4) {
            for (int y = boxes[b + 1]; y < boxes[b + 1] + boxes[b + 3]; y++) {
                for (int x = boxes[b]; x < boxes[b] + boxes[b + 2]; x++) {
                    map[y * SIDE + x] = 1;
                }
            }
        }
        return map;
    }

    private static List<Box> boxes(float[] map) {
        return Box.around(map, SIDE, SIDE, 0.6);
    }

    @Test
    void regionsThatDoNotTouchHaveBoxesOfTheirOwnTheLargestFirst() {
        assertThat(boxes(map(2, 3, 6, 5, 30, 40, 12, 10)))
                .hasSize(2)
                .first()
                .satisfies(
                        box -> {
                            assertThat(box.x()).isBetween(29, 31);
                            assertThat(box.y()).isBetween(39, 41);
                            assertThat(box.width()).isBetween(10, 13);
                            assertThat(box.height()).isBetween(8, 11);
                        });
    }

    @Test
    void aRegionAtTheEdgeStaysWithinThePicture() {
        assertThat(boxes(map(58, 0, 6, 64)))
                .singleElement()
                .satisfies(
                        box -> {
                            assertThat(box.x() + box.width()).isEqualTo(SIDE);
                            assertThat(box.height()).isEqualTo(SIDE);
                        });
    }

    @Test
    void singlePixelsAreNoise() {
        assertThat(boxes(map(10, 10, 1, 1, 50, 20, 1, 1))).isEmpty();
        assertThat(boxes(map())).isEmpty();
    }
}
