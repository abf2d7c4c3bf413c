package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PixelEvaluationTest {
    private static final int SIDE = 12;

    /** Maps of random eighths, so that there are ties, and masks with regions of several sizes. */
    private static final List<float[]> MAPS = new ArrayList<>();

    private static final List<boolean[]> MASKS = new ArrayList<>();

    static {
        Random random = new Random(1);
        for (int picture = 0; picture < 6; picture++) {
            boolean[] mask = new boolean[SIDE * SIDE];
            for (int region = 0; region < picture; region++) {
                int row = random.nextInt(SIDE - 3);
                int column = random.nextInt(SIDE - 3);
                for (int i = 0; i < 3; i++) {
                    mask[(row + i) * SIDE + column + random.nextInt(3)] = true;
                    mask[(row + i) * SIDE + column + i] = true;
                }
            }
            float[] map = new float[SIDE * SIDE];
            for (int i = 0; i < map.length; i++) {
                map[i] = (random.nextInt(24) - 12 + (mask[i] ? 5 : 0)) / 8f;
            }
            MAPS.add(map);
            MASKS.add(mask);
        }
    }

    @Test
    void isWhatThePlainTwinsSay() {
        PixelEvaluation.Collector collector = new PixelEvaluation.Collector();
        for (int i = 0; i < MAPS.size(); i++) {
            collector.add(MAPS.get(i), MASKS.get(i), SIDE);
        }
        PixelEvaluation evaluation = collector.evaluation();

        assertThat(evaluation.auroc().orElseThrow()).isCloseTo(auroc(), within(1e-9));
        assertThat(evaluation.aupro().orElseThrow()).isCloseTo(aupro(), within(1e-9));
    }

    @Test
    void aPerfectMapIsWorthOne() {
        boolean[] mask = MASKS.get(3);
        float[] map = new float[mask.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = mask[i] ? 2 : -1;
        }
        PixelEvaluation.Collector collector = new PixelEvaluation.Collector();
        collector.add(map, mask, SIDE);

        assertThat(collector.evaluation().auroc()).hasValue(1.0);
        assertThat(collector.evaluation().aupro().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void smallRegionsCountAsMuchAsLargeOnes() {
        boolean[] mask = new boolean[100];
        float[] map = new float[100];
        for (int i = 0; i < 8; i++) {
            mask[i] = true;
        }
        mask[55] = true;
        map[55] = 1;
        PixelEvaluation.Collector collector = new PixelEvaluation.Collector();
        collector.add(map, mask, 10);

        // Half of the regions are found at once; then everything is marked at the same time.
        double shareAtTheEnd = 0.5 + 0.5 * PixelEvaluation.MOST_FALSE;
        assertThat(collector.evaluation().aupro().orElseThrow())
                .isCloseTo((0.5 + shareAtTheEnd) / 2, within(1e-9));
    }

    @Test
    void withoutAnomalousPixelsThereIsNoFigure() {
        PixelEvaluation.Collector collector = new PixelEvaluation.Collector();
        collector.add(new float[4], new boolean[4], 2);

        assertThat(collector.evaluation().auroc()).isEmpty();
        assertThat(collector.evaluation().aupro()).isEmpty();
    }

    @Test
    void refusesMasksOfAnotherSizeAndWhatIsNoNumber() {
        PixelEvaluation.Collector collector = new PixelEvaluation.Collector();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> collector.add(new float[4], new boolean[3], 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> collector.add(new float[4], new boolean[4], 3))
                .withMessageContaining("rows of 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> collector.add(new float[] {Float.NaN}, new boolean[] {true}, 1));
    }

    private static double auroc() {
        double won = 0;
        double pairs = 0;
        for (int p = 0; p < MAPS.size(); p++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                for (int q = 0; MASKS.get(p)[i] && q < MAPS.size(); q++) {
                    for (int j = 0; j < SIDE * SIDE; j++) {
                        if (!MASKS.get(q)[j]) {
                            int order = Float.compare(MAPS.get(p)[i], MAPS.get(q)[j]);
                            won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                            pairs++;
                        }
                    }
                }
            }
        }
        return won / pairs;
    }

    /** Threshold by threshold, as the definition has it. */
    private static double aupro() {
        TreeSet<Float> thresholds = new TreeSet<>();
        MAPS.forEach(
                map -> {
                    for (float value : map) {
                        thresholds.add(value);
                    }
                });
        double area = 0;
        double[] before = {0, 0};
        for (float threshold : thresholds.descendingSet()) {
            double[] now = {falsePositives(threshold), overlap(threshold)};
            double end = Math.min(now[0], PixelEvaluation.MOST_FALSE);
            if (end > before[0]) {
                double slope = (now[1] - before[1]) / (now[0] - before[0]);
                double atEnd = before[1] + slope * (end - before[0]);
                area += (end - before[0]) * (before[1] + atEnd) / 2;
            }
            before = now;
        }
        return area / PixelEvaluation.MOST_FALSE;
    }

    private static double falsePositives(float threshold) {
        double marked = 0;
        double all = 0;
        for (int p = 0; p < MAPS.size(); p++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                if (!MASKS.get(p)[i]) {
                    all++;
                    marked += MAPS.get(p)[i] >= threshold ? 1 : 0;
                }
            }
        }
        return marked / all;
    }

    private static double overlap(float threshold) {
        double sum = 0;
        int regions = 0;
        for (int p = 0; p < MAPS.size(); p++) {
            boolean[] left = MASKS.get(p).clone();
            for (int i = 0; i < left.length; i++) {
                if (left[i]) {
                    int[] sizeAndMarked = new int[2];
                    flood(left, MAPS.get(p), threshold, i, sizeAndMarked);
                    sum += (double) sizeAndMarked[1] / sizeAndMarked[0];
                    regions++;
                }
            }
        }
        return sum / regions;
    }

    private static void flood(
            boolean[] left, float[] map, float threshold, int at, int[] sizeAndMarked) {
        left[at] = false;
        sizeAndMarked[0]++;
        sizeAndMarked[1] += map[at] >= threshold ? 1 : 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int y = at / SIDE + dy;
                int x = at % SIDE + dx;
                boolean inside = y >= 0 && y < SIDE && x >= 0 && x < SIDE;
                if (inside && left[y * SIDE + x]) {
                    flood(left, map, threshold, y * SIDE + x, sizeAndMarked);
                }
            }
        }
    }
}
