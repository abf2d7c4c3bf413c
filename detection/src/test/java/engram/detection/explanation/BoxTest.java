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

    /** Far above the level, all around a thing is above it, too. */
    @Test
    void whatGlowsAroundAStrangeThingIsNotInItsBox() {
        float[] map = map(20, 24, 10, 8);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double away = Math.hypot(Math.max(0, Math.abs(x - 24.5) - 5), y - 27.5);
                double glow = 60 * Math.exp(-away / 8);
                map[y * SIDE + x] = Math.max(100 * map[y * SIDE + x], (float) glow);
            }
        }
        assertThat(boxes(map))
                .singleElement()
                .satisfies(
                        box -> {
                            assertThat(box.x()).isBetween(16, 21);
                            assertThat(box.y()).isBetween(20, 25);
                            assertThat(box.width()).isBetween(9, 18);
                            assertThat(box.height()).isBetween(7, 16);
                        });
    }

    @Test
    void singlePixelsAreNoise() {
        assertThat(boxes(map(10, 10, 1, 1, 50, 20, 1, 1))).isEmpty();
        assertThat(boxes(map())).isEmpty();
    }
}
