package engram.data.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.Readers;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleStoresTest {

    @Property(tries = 30)
    void heapAndMappedStoresHoldTheSame(
            @ForAll @IntRange(min = 1, max = 3000) int count,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll long seed)
            throws IOException {
        Samples samples = random(count, columns, seed);
        BitSet positions = positions(count, seed);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        // A chunk that no sample size divides, so that samples and ids lie across chunks.
        try (SampleStore heap = SampleStores.onHeap(samples, positions);
                SampleStore mapped = SampleStores.mapped(samples, positions, folder, 52)) {
            assertThat(mapped.shape()).isEqualTo(heap.shape());
            assertThat(mapped.size()).isEqualTo(heap.size()).isEqualTo(positions.cardinality());
            for (int i = 0; i < heap.size(); i++) {
                assertThat(mapped.id(i)).isEqualTo(heap.id(i));
                assertThat(mapped.label(i)).isEqualTo(heap.label(i));
                assertThat(sample(mapped, i)).isEqualTo(sample(heap, i));
            }
        }
    }

    @Test
    void keepsThePositionsAskedForInOrder() {
        BitSet positions = new BitSet();
        positions.set(2);
        positions.set(5, 7);
        try (SampleStore store = SampleStores.collect(random(9, 2, 1), positions)) {
            assertThat(IntStream.range(0, 3).mapToObj(store::id)).containsExactly("é2", "é5", "é6");
        }
    }

    @Test
    void mappedStoreLeavesNothingBehind(@TempDir Path folder) throws IOException {
        BitSet positions = positions(100, 1);
        SampleStores.mapped(random(100, 3, 1), positions, folder, 1 << 20).close();
        assertThat(list(folder)).isEmpty();

        Samples failing = failing(new UnreadableDataException("row 7 is torn"));
        assertThatThrownBy(() -> SampleStores.mapped(failing, positions, folder, 1 << 20))
                .hasMessage("row 7 is torn");
        assertThat(list(folder)).isEmpty();
    }

    @Test
    void saysHowMuchRoomIsMissingWhere(@TempDir Path folder) {
        assertThatThrownBy(() -> TemporaryFile.requireRoom(folder, 4_000_000_000_000_000L))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(folder + ": the samples do not fit the heap and need")
                .hasMessageContaining("4000000.0 GB here")
                .hasMessageContaining("-Xmx");
    }

    @Test
    void readerGivesTheStoreInBatches() {
        BitSet all = new BitSet();
        all.set(0, 10);
        try (SampleStore store = SampleStores.collect(random(10, 2, 1), all);
                SampleReader reader = store.open()) {
            List<String> ids = new ArrayList<>();
            for (var batch = reader.next(4); batch.isPresent(); batch = reader.next(4)) {
                assertThat(batch.get().size()).isBetween(1, 4);
                assertThat(batch.get().values()).hasSize(2 * batch.get().size());
                ids.addAll(batch.get().ids());
            }
            assertThat(ids).hasSize(10).startsWith("é0").endsWith("é9");
            assertThat(reader.next(4)).isEmpty();
            assertThat(reader.leftOut()).isEmpty();
        }
    }

    private static Samples random(int count, int columns, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * columns];
        List<String> ids = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        for (int i = 0; i < count; i++) {
            ids.add("é" + i);
            labels.add(List.of(Label.values()).get(random.nextInt(3)));
        }
        return new HeapStore(new SampleShape.Row(columns), values, ids, labels);
    }

    private static BitSet positions(int count, long seed) {
        BitSet positions = new BitSet();
        new Random(~seed).ints(count, 0, count).forEach(positions::set);
        return positions;
    }

    private static Samples failing(RuntimeException failure) {
        return new Samples() {
            @Override
            public SampleShape shape() {
                return new SampleShape.Row(1);
            }

            @Override
            public SampleReader open() {
                return Readers.of(
                        maximum -> {
                            throw failure;
                        });
            }
        };
    }

    private static float[] sample(SampleStore store, int position) {
        float[] values = new float[store.shape().size()];
        store.read(position, values, 0);
        return values;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
