package engram.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.sources.ArraySource;
import engram.data.splits.Grouping;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyChangeTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(3, 12, 15);

    @Test
    void lightThatGrowsFromPictureToPictureIsToldOf() {
        assertThat(said(growing(40), Grouping.STRETCHES))
                .hasValueSatisfying(
                        told ->
                                assertThat(told)
                                        .startsWith("warning: the pictures change steadily"));
    }

    @Test
    void theSamePicturesInAnyOtherOrderAreNot() {
        float[][] pictures = growing(200);
        Collections.shuffle(Arrays.asList(pictures), new Random(1));
        assertThat(said(pictures, Grouping.STRETCHES)).isEmpty();
    }

    @Test
    void theOrderIsThatInWhichPicturesAreNeighbours() {
        float[][] pictures = growing(100);
        float[][] mixed = new float[100][];
        int[] order = new int[100];
        for (int i = 0; i < mixed.length; i++) {
            order[i] = i * 37 % 100;
            mixed[order[i]] = pictures[i];
        }
        assertThat(said(mixed, Grouping.STRETCHES)).isEmpty();
        assertThat(said(mixed, new Grouping.Stretches("number", order))).isPresent();
    }

    @Test
    void partsUnderOneLightAfterTheOtherAreNoChange() {
        float[][] pictures = growing(120);
        float[][] lights =
                IntStream.range(0, 120).mapToObj(i -> pictures[i % 6 * 20]).toArray(float[][]::new);
        assertThat(said(lights, Grouping.STRETCHES)).isEmpty();
    }

    @Test
    void fewPicturesAndEqualOnesSayNothing() {
        assertThat(said(growing(29), Grouping.STRETCHES)).isEmpty();
        assertThat(said(new float[40][SHAPE.size()], Grouping.STRETCHES)).isEmpty();
        assertThat(said(growing(40), Grouping.AT_RANDOM)).isEmpty();
    }

    private static Optional<String> said(float[][] pictures, Grouping grouping) {
        ArraySource source = ArraySource.ofImages(SHAPE, pictures);
        BitSet all = new BitSet();
        all.set(0, pictures.length);
        try (SampleStore store = source.store(source.fit(all), all)) {
            return SteadyChange.of(store, grouping);
        }
    }

    private static float[][] growing(int count) {
        Random random = new Random(1);
        float[][] pictures = new float[count][SHAPE.size()];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < SHAPE.size(); j++) {
                pictures[i][j] = (float) (0.5 + 0.1 * i / count + 0.02 * random.nextGaussian());
            }
        }
        return pictures;
    }
}
