package engram.data.stores;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Reencoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorePartTest {
    private static final Reencoding SWAPPED_AND_DOUBLED =
            new Reencoding(new int[] {1, 0}, new float[] {2, 2}, new float[] {0, 10});

    private static SampleStore whole() {
        HeapStore.Writer writer = new HeapStore.Writer(new SampleShape.Row(2), 3);
        Batch batch =
                new Batch(
                        new float[] {1, 2, 3, 4, 5, 6},
                        List.of("a", "b", "c"),
                        List.of(Label.NORMAL, Label.UNKNOWN, Label.ANOMALOUS));
        for (int i = 0; i < batch.size(); i++) {
            writer.add(batch, i);
        }
        return writer.finish();
    }

    @Test
    void samplesAreEncodedAnewInPlace() {
        StorePart part = new StorePart(whole(), new int[] {1}, SWAPPED_AND_DOUBLED);
        float[] read = {-1, -1, -1, -1};

        part.read(0, read, 1);

        assertThat(read).containsExactly(-1, 8, 16, -1);
    }

    @Test
    void positionsSayWhichSamplesAndInWhichOrder() {
        StorePart part = new StorePart(whole(), new int[] {2, 0}, Reencoding.NONE);

        try (SampleReader reader = part.open()) {
            Batch batch = reader.next(10).orElseThrow();

            assertThat(batch.ids()).containsExactly("c", "a");
            assertThat(batch.labels()).containsExactly(Label.ANOMALOUS, Label.NORMAL);
            assertThat(batch.values()).containsExactly(5, 6, 1, 2);
            assertThat(reader.next(10)).isEmpty();
        }
    }

    @Test
    void theWholeStaysWhenAPartIsClosed() {
        SampleStore whole = whole();
        new StorePart(whole, new int[] {0}, Reencoding.NONE).close();
        float[] read = new float[2];

        whole.read(0, read, 0);

        assertThat(read).containsExactly(1, 2);
    }
}
