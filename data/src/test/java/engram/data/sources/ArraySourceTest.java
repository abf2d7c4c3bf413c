package engram.data.sources;

import static engram.data.Label.ANOMALOUS;
import static engram.data.Label.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.TableEncoding;
import engram.data.splits.Grouping;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArraySourceTest {
    private static final SampleShape.Image TINY = new SampleShape.Image(1, 1, 2);

    @Test
    void standardisesColumnsOverTheFittedRows() {
        ArraySource source = ArraySource.ofRows(new float[][] {{1, 7}, {3, 7}, {99, 7}});
        BitSet firstTwo = new BitSet();
        firstTwo.set(0, 2);

        Encoding encoding = source.fit(firstTwo);

        assertThat(encoding.shape()).isEqualTo(new SampleShape.Row(2));
        Batch batch = source.encode(encoding).open().next(10).orElseThrow();
        assertThat(batch.values()).containsExactly(new float[] {-1, 0, 1, 0, 97, 0}, within(1e-6f));
        assertThat(batch.ids()).containsExactly("0", "1", "2");
    }

    @Test
    void saysWhatWasExpectedWhereNullCame() {
        float[][] gap = {{1, 2}, null, {3, 4}};
        assertThatThrownBy(() -> ArraySource.ofRows(gap))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage("row 1: expected 2 values, but it is null");
        assertThatThrownBy(() -> ArraySource.ofRows(new float[][] {null}))
                .isInstanceOf(UnreadableDataException.class);
        assertThatThrownBy(() -> ArraySource.ofImages(TINY, new float[][] {{1, 0}, null}))
                .hasMessage("picture 1: expected 2 values, but it is null");
        assertThatThrownBy(() -> ArraySource.ofRows(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("expected an array of samples, but null came");
        ArraySource source = ArraySource.ofRows(new float[][] {{1}, {2}});
        assertThatThrownBy(() -> source.grouped(Arrays.asList("a", null)))
                .hasMessage("group 1 is null");
        assertThatThrownBy(
                        () -> ArraySource.ofRows(new float[][] {{1}}, Arrays.asList((Label) null)))
                .hasMessage("label 0 is null");
        assertThatThrownBy(() -> source.grouped(null))
                .hasMessage("expected a list with a group for each sample, but null came");
    }

    @Test
    void normalsKeepTheirPositions() {
        ArraySource source =
                ArraySource.ofRows(
                        new float[][] {{1}, {2}, {3}}, List.of(NORMAL, ANOMALOUS, NORMAL));
        Source normals = source.parts().training();

        assertThat(normals.size()).isEqualTo(2);
        BitSet second = new BitSet();
        second.set(1);
        Encoding encoding = new TableEncoding(List.of(new Column.Flag("x", 0, true)));
        SampleStore store = normals.store(encoding, second);
        float[] encoded = {9, 9, 9};
        store.read(0, encoded, 1);
        assertThat(encoded).containsExactly(9, 3, 0);
        assertThat(store.id(0)).isEqualTo("2");
        assertThat(store.label(0)).isEqualTo(NORMAL);
        assertThat(normals.fingerprint()).hasSize(64).isNotEqualTo(source.fingerprint());
    }

    @Test
    void unlabelledSamplesAreAllToLearnFrom() {
        ArraySource source = ArraySource.ofRows(new float[][] {{1}, {2}});
        assertThat(source.parts().training()).isSameAs(source);
        assertThat(source.parts().test()).isEmpty();
    }

    @Test
    void picturesFollowThePixelRange() {
        ArraySource source = ArraySource.ofImages(TINY, new float[][] {{0, 1}});
        assertThat(source.shape()).isEqualTo(TINY);

        ImageEncoding symmetric = new ImageEncoding(TINY, PixelRange.SYMMETRIC);
        assertThat(source.encode(symmetric).open().next(1).orElseThrow().values())
                .containsExactly(-1, 1);
    }

    @Test
    void refusesWhatIsNotFiniteWithItsPosition() {
        assertThatThrownBy(() -> ArraySource.ofRows(new float[][] {{1, 2}, {1, Float.NaN}}))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage("row 1, value 1: NaN is not a finite number");
        assertThatThrownBy(() -> ArraySource.ofRows(new float[][] {{Float.NEGATIVE_INFINITY}}))
                .hasMessage("row 0, value 0: -Infinity is not a finite number");
    }

    @Test
    void refusesWhatHasTheWrongShape() {
        assertThatThrownBy(() -> ArraySource.ofRows(new float[0][]))
                .hasMessage("expected rows of numbers, but there are none");
        assertThatThrownBy(() -> ArraySource.ofRows(new float[][] {{1, 2}, {3}}))
                .hasMessage("row 1: expected 2 values, not 1");
        assertThatThrownBy(() -> ArraySource.ofRows(new float[][] {{1}}, List.of()))
                .hasMessage("0 labels came for 1 row");
        assertThatThrownBy(() -> ArraySource.ofImages(TINY, new float[][] {{0, 2}}))
                .hasMessage("picture 0: expected values from 0 to 1, but one is 2.0");
        ArraySource rows = ArraySource.ofRows(new float[][] {{1}});
        assertThatThrownBy(() -> rows.encode(new ImageEncoding(TINY, PixelRange.UNIT)))
                .isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void saysWhatItsSamplesAreWithoutReadingThem() {
        ArraySource source =
                ArraySource.ofRows(
                                new float[][] {{1}, {2}, {3}}, List.of(NORMAL, ANOMALOUS, NORMAL))
                        .grouped(List.of("a", "b", "a"));
        Source training = source.parts().training();

        assertThat(training.id(1)).isEqualTo("2");
        assertThat(training.label(1)).isEqualTo(NORMAL);
        assertThat(source.label(1)).isEqualTo(ANOMALOUS);
        assertThat(training.grouping().units(2)).containsExactly(0, 0);
        assertThatThrownBy(() -> source.grouped(List.of("a")))
                .hasMessage("1 group came for 3 samples");
    }

    @Test
    void rowsStandForThemselvesAndPicturesWithTheirNeighbours() {
        ArraySource rows = ArraySource.ofRows(new float[][] {{1}, {2}});
        assertThat(rows.grouping()).isEqualTo(Grouping.AT_RANDOM);
        assertThat(rows.ordered().grouping()).isInstanceOf(Grouping.Stretches.class);
        assertThat(ArraySource.ofImages(TINY, new float[][] {{0, 1}}).grouping())
                .isInstanceOf(Grouping.Stretches.class);
    }

    @Test
    void rowsAreEncodedAsEveryColumnSays() {
        Encoding encoding =
                new TableEncoding(
                        List.of(
                                new Column.Logarithmic("a", 1, 2, 0, true),
                                new Column.Numeric("b", 10, 5, 0, false),
                                new Column.Flag("c", 0, false)));
        Source source = ArraySource.ofRows(new float[][] {{99, 20, 1}});
        float[] features = new float[4];
        ((SampleStore) source.encode(encoding)).read(0, features, 0);
        assertThat(features).containsExactly((float) ((Math.log(100) - 1) / 2), 0, 2, 1);
    }
}
