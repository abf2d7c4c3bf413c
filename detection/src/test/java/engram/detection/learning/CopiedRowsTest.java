package engram.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleStore;
import engram.data.sources.ArraySource;
import engram.detection.Tables;
import engram.detection.Training;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedRowsTest {

    /** Each row {@code times} times, far from one another. */
    private static float[][] repeated(int different, int times) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] all = new float[different * times][];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    i < different
                            ? new float[] {(float) random.nextGaussian(), random.nextInt(3)}
                            : all[i - different].clone();
        }
        return all;
    }

    private static Optional<String> said(float[][] rows) {
        ArraySource source = ArraySource.ofRows(rows);
        BitSet all = new BitSet();
        all.set(0, rows.length);
        try (SampleStore store = source.store(source.fit(all), all)) {
            return CopiedRows.of(store);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void aTableLaidBelowItselfIsTold(int times) {
        assertThat(said(repeated(200, times)))
                .hasValueSatisfying(
                        told ->
                                assertThat(told)
                                        .startsWith(
                                                "warning: %,d of %,d rows are equal to another one"
                                                        .formatted(200 * times, 200 * times)));
    }

    @Test
    void ofALargeTableRowsAreChosenWithTheirCopies() {
        float[][] wide = repeated(600, 2);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = Arrays.copyOf(wide[i], 10_000);
        }
        assertThat(said(wide)).isPresent();
    }

    @Test
    void equalRowsOfWordsAndSmallNumbersAreWhatIsNormal() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] rows = new float[400][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {random.nextInt(4), random.nextInt(3), random.nextInt(5)};
        }
        assertThat(said(rows)).isEmpty();
        for (float[] row : rows) {
            row[0] = row[1] = 0;
        }
        assertThat(said(rows)).isEmpty();
    }

    @Test
    void differentRowsAreNoCopies() {
        assertThat(said(repeated(400, 1))).isEmpty();
    }

    @Test
    void isToldBeforeATraining() {
        ArraySource rows = ArraySource.ofRows(repeated(200, 2));
        try (Training training = Training.prepare(Tables.config("knn", 1), rows)) {
            assertThat(training.remarks()).anyMatch(line -> line.contains("equal to another one"));
        }
    }
}
