package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final SampleShape.Image DOT = new SampleShape.Image(1, 1, 1);

    private static ArraySource dots(Label label, float... greys) {
        float[][] samples = new float[greys.length][];
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < greys.length; i++) {
            samples[i] = new float[] {greys[i]};
            labels.add(label);
        }
        return ArraySource.ofImages(DOT, samples, labels);
    }

    private final Pool pool =
            new Pool(
                    List.of(
                            dots(Label.NORMAL, .1f, .2f),
                            dots(Label.ANOMALOUS, .3f),
                            dots(Label.UNKNOWN, .4f, .5f)));

    @Test
    void countsAndLabelsFileAfterFile() {
        assertThat(pool.size()).isEqualTo(5);
        assertThat(List.of(pool.label(0), pool.label(1), pool.label(2), pool.label(4)))
                .containsExactly(Label.NORMAL, Label.NORMAL, Label.ANOMALOUS, Label.UNKNOWN);
        assertThatThrownBy(() -> pool.label(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsOneFileAfterTheOtherWithoutMixingBatches() {
        List<Integer> sizes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, 2);
        try (SampleReader reader = pool.encode(pool.fit(all)).open()) {
            for (Optional<Batch> batch = reader.next(10);
                    batch.isPresent();
                    batch = reader.next(10)) {
                sizes.add(batch.get().size());
                labels.addAll(batch.get().labels());
            }
            assertThat(reader.leftOut()).isEmpty();
        }
        assertThat(sizes).containsExactly(2, 1, 2);
        assertThat(labels)
                .containsExactly(
                        Label.NORMAL, Label.NORMAL, Label.ANOMALOUS, Label.UNKNOWN, Label.UNKNOWN);
    }

    @Test
    void isOtherDataWhereAFileIs() {
        Pool other =
                new Pool(
                        List.of(
                                dots(Label.NORMAL, .1f, .2f),
                                dots(Label.ANOMALOUS, .3f),
                                dots(Label.UNKNOWN, .4f, .6f)));

        assertThat(other.fingerprint()).isNotEqualTo(pool.fingerprint());
        assertThat(pool.name()).contains(" + ");
    }
}
