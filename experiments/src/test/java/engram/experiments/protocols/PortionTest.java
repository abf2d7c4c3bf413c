package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.data.sources.ArraySource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PortionTest {
    private static final int ROWS = 20;

    /** Row i is (i, 10 i), and every third is anomalous. */
    private static final ArraySource WHOLE =
            ArraySource.ofRows(
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> new float[] {i, 10 * i})
                            .toArray(float[][]::new),
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> i % 3 == 0 ? Label.ANOMALOUS : Label.NORMAL)
                            .toList());

    private static BitSet bits(int... positions) {
        BitSet bits = new BitSet();
        IntStream.of(positions).forEach(bits::set);
        return bits;
    }

    private static List<String> read(Portion portion, int atOnce) {
        List<String> ids = new ArrayList<>();
        Encoding encoding = portion.fit(bits(0, 1));
        try (SampleReader reader = portion.encode(encoding).open()) {
            for (Optional<Batch> batch = reader.next(atOnce);
                    batch.isPresent();
                    batch = reader.next(atOnce)) {
                assertThat(batch.get().size()).isBetween(1, atOnce);
                ids.addAll(batch.get().ids());
                for (int i = 0; i < batch.get().size(); i++) {
                    // Ten times as large and as spread: scaled, the same.
                    assertThat(batch.get().values()[2 * i + 1])
                            .isEqualTo(batch.get().values()[2 * i], within(1e-4f));
                }
            }
        }
        return ids;
    }

    @Property(tries = 50)
    void readsWhatWasChosenInOrderHoweverMuchAtOnce(
            @ForAll @Size(min = 2, max = ROWS)
                    java.util.Set<@IntRange(max = ROWS - 1) Integer> chosen,
            @ForAll @IntRange(min = 1, max = 25) int atOnce) {
        BitSet positions = bits(chosen.stream().mapToInt(Integer::intValue).toArray());
        Portion portion = new Portion(WHOLE, positions);

        assertThat(portion.size()).isEqualTo(positions.cardinality());
        assertThat(read(portion, atOnce))
                .isEqualTo(positions.stream().mapToObj(WHOLE::id).toList());
    }

    @Test
    void samplesKeepTheirNamesAndLabels() {
        Portion portion = new Portion(WHOLE, bits(3, 4, 9));

        assertThat(portion.id(0)).isEqualTo(WHOLE.id(3));
        assertThat(portion.id(2)).isEqualTo(WHOLE.id(9));
        assertThat(portion.label(0)).isEqualTo(Label.ANOMALOUS);
        assertThat(portion.label(1)).isEqualTo(Label.NORMAL);
        Encoding encoding = portion.fit(bits(0, 1, 2));
        try (SampleReader reader = portion.encode(encoding).open()) {
            Batch batch = reader.next(100).orElseThrow();
            assertThat(batch.ids()).containsExactly(WHOLE.id(3), WHOLE.id(4), WHOLE.id(9));
            assertThat(batch.labels())
                    .containsExactly(Label.ANOMALOUS, Label.NORMAL, Label.ANOMALOUS);
        }
    }

    @Test
    void aStoreOfItsPositionsHoldsTheSamplesOfTheWhole() {
        Portion portion = new Portion(WHOLE, bits(5, 7, 11));
        Encoding encoding = portion.fit(bits(0, 1, 2));
        try (SampleStore store = portion.store(encoding, bits(1, 2));
                SampleStore same = WHOLE.store(encoding, bits(7, 11))) {
            assertThat(store.size()).isEqualTo(2);
            assertThat(values(store)).containsExactly(values(same));
        }
    }

    private static float[] values(SampleStore store) {
        float[] values = new float[2 * store.size()];
        for (int i = 0; i < store.size(); i++) {
            store.read(i, values, 2 * i);
        }
        return values;
    }

    @Test
    void allThatWasChosenIsLearnedFrom() {
        Portion portion = new Portion(WHOLE, bits(0, 3));

        assertThat(portion.parts().training()).isSameAs(portion);
        assertThat(portion.parts().test()).isEmpty();
        assertThat(portion.fingerprint()).isEqualTo(WHOLE.fingerprint());
    }
}
