package engram.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleStore;
import engram.data.sources.ArraySource;
import engram.detection.Tables;
import engram.detection.Training;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtTest {

    /** Groups of six rows that are nearly the same, one after the other. */
    private static float[][] groups(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] all = new float[rows][4];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < 4; c++) {
                all[i][c] =
                        i % 6 == 0
                                ? (float) random.nextGaussian()
                                : all[i - 1][c] + 0.01f * (float) random.nextGaussian();
            }
        }
        return all;
    }

    private static Optional<String> doubt(float[][] rows) {
        ArraySource source = ArraySource.ofRows(rows);
        BitSet all = new BitSet();
        all.set(0, rows.length);
        try (SampleStore store = source.store(source.fit(all), all)) {
            return Doubt.of(store);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2_000, 6_000})
    void rowsWhoseNeighboursAreNearlyTheSameAreDoubted(int rows) {
        assertThat(doubt(groups(rows)))
                .hasValueSatisfying(
                        told -> assertThat(told).startsWith("warning: rows near one another"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 2_000, 6_000})
    void theSameRowsInAnyOtherOrderAreNot(int rows) {
        float[][] shuffled = groups(rows);
        Collections.shuffle(Arrays.asList(shuffled), new Random(1));
        assertThat(doubt(shuffled)).isEmpty();
    }

    @Test
    void saysNothingOfTooFew() {
        assertThat(doubt(groups(60))).isEmpty();
    }

    @Test
    void isToldBeforeATrainingAndNotWhereAGroupIsGiven() {
        ArraySource rows = ArraySource.ofRows(groups(300));
        try (Training training = Training.prepare(Tables.config("knn", 1), rows)) {
            assertThat(training.remarks()).anyMatch(line -> line.contains("near one another"));
        }
        try (Training training = Training.prepare(Tables.config("knn", 1), rows.ordered())) {
            assertThat(training.remarks()).noneMatch(line -> line.contains("near one another"));
        }
    }
}
