package engram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PrefetchTest {

    @Property(tries = 50)
    void givesEverySampleOnceInOrder(
            @ForAll @IntRange(max = 200) int count,
            @ForAll @IntRange(min = 1, max = 50) int batchSize,
            @ForAll @IntRange(min = 1, max = 50) int maximum) {
        List<Float> seen = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (SampleReader reader = Prefetch.of(counting(count), batchSize)) {
            for (var batch = reader.next(maximum);
                    batch.isPresent();
                    batch = reader.next(maximum)) {
                assertThat(batch.get().size()).isBetween(1, maximum);
                for (float value : batch.get().values()) {
                    seen.add(value);
                }
                ids.addAll(batch.get().ids());
            }
            assertThat(reader.next(maximum)).isEmpty();
            assertThat(reader.leftOut()).extracting(LeftOut::id).containsExactly("7.png");
        }
        assertThat(seen).hasSize(2 * count).isSorted();
        assertThat(ids).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(20)
    void readsAheadButNotWithoutBound() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        Readers endless =
                Readers.of(
                        maximum -> {
                            read.incrementAndGet();
                            return Optional.of(batch(0, maximum));
                        });
        try (SampleReader reader = Prefetch.of(endless, 8)) {
            while (read.get() < 3) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(reader.next(8)).isPresent();
            TimeUnit.MILLISECONDS.sleep(50);
            assertThat(read.get()).isLessThanOrEqualTo(6);
        }
        assertThat(endless.closed).isTrue();
    }

    @Test
    @Timeout(20)
    void failureComesAfterTheBatchesBeforeIt() {
        AtomicInteger read = new AtomicInteger();
        Readers failing =
                Readers.of(
                        maximum -> {
                            if (read.getAndIncrement() == 2) {
                                throw new UnreadableDataException("torn");
                            }
                            return Optional.of(batch(0, maximum));
                        });
        try (SampleReader reader = Prefetch.of(failing, 4)) {
            assertThat(reader.next(4)).isPresent();
            assertThat(reader.next(4)).isPresent();
            assertThatThrownBy(() -> reader.next(4))
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessage("torn");
        }
        assertThat(failing.closed).isTrue();
    }

    @Test
    @Timeout(20)
    void refusesEmptyBatches() {
        assertThatThrownBy(() -> Prefetch.of(counting(1), 0))
                .hasMessage("batch size must be at least 1, not 0");
    }

    private static Readers counting(int count) {
        AtomicInteger next = new AtomicInteger();
        return Readers.of(
                maximum -> {
                    int from = next.get();
                    int size = Math.min(maximum, count - from);
                    next.addAndGet(size);
                    return size == 0 ? Optional.empty() : Optional.of(batch(from, size));
                });
    }

    private static Batch batch(int from, int size) {
        float[] values = new float[2 * size];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values[2 * i] = from + i;
            values[2 * i + 1] = from + i + 0.5f;
            ids.add("" + (from + i));
        }
        return new Batch(values, ids, Collections.nCopies(size, Label.UNKNOWN));
    }
}
