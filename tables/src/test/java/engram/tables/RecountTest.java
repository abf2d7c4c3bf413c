package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.TableEncoding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecountTest {
    private static final TableOptions OPTIONS = TableOptions.defaults();
    private static final TableEncoding FOUND =
            new TableEncoding(
                    List.of(
                            new Numeric("length", 5, 1, Double.NaN, false),
                            new Flag("open", Double.NaN, false),
                            new Category("colour", List.of("red"), false)));

    private static Recount.Numbers numbers(long present, boolean truths, double mean) {
        return new Recount.Numbers(
                present,
                0,
                truths,
                new Recount.Spread(0, 2 * mean, mean, mean / 2),
                List.of(mean / 2, mean, 1.5 * mean));
    }

    private static TableEncoding recounted(
            TableOptions options, Recount.Numbers open, SortedMap<String, Long> colours) {
        return new Recount(
                        options,
                        100,
                        Map.of("length", numbers(90, false, 8), "open", open),
                        Map.of("colour", colours),
                        Set.of("none"))
                .of(FOUND);
    }

    @Test
    void centreScaleGapsAndWordsAreThoseOfAllRows() {
        TableEncoding encoding =
                recounted(
                        OPTIONS,
                        numbers(100, true, 0.5),
                        new TreeMap<>(Map.of("red", 60L, "blue", 40L)));
        Numeric length = (Numeric) encoding.columns().get(0);
        assertThat(length.center()).isEqualTo(8);
        assertThat(length.scale()).isEqualTo(4);
        assertThat(length.imputed()).isEqualTo(8);
        assertThat(length.missingIndicator()).isTrue();
        assertThat(encoding.columns().get(1)).isInstanceOf(Flag.class);
        Category colour = (Category) encoding.columns().get(2);
        assertThat(colour.values()).containsExactly("blue", "red");
        assertThat(colour.missingIndicator()).isFalse();
        assertThat(colour.novelty()).isEqualTo(10);
        assertThat(encoding.missing()).containsExactly("none");
    }

    @Test
    void whatIsNoTruthValueAfterAllIsANumber() {
        TableEncoding encoding =
                recounted(OPTIONS, numbers(100, false, 0.5), new TreeMap<>(Map.of("red", 100L)));
        assertThat(encoding.columns().get(1)).isInstanceOf(Numeric.class);
    }

    @Test
    void tooManyWordsAreLeftOutUnlessAskedFor() {
        TreeMap<String, Long> many = new TreeMap<>();
        IntStream.range(0, 300).forEach(i -> many.put("word " + i, 2L));
        assertThat(recounted(OPTIONS, numbers(100, true, 0.5), many).leftOut())
                .containsEntry("colour", "identifiers");
        TableOptions asked = OPTIONS.withCategories("colour");
        assertThat(recounted(asked, numbers(100, true, 0.5), many).columns())
                .extracting(Column::name)
                .contains("colour");
    }

    @Test
    void aTableInWhichNothingVariesIsRefused() {
        Recount.Numbers same =
                new Recount.Numbers(
                        100, 0, false, new Recount.Spread(5, 5, 5, 0), List.of(5.0, 5.0, 5.0));
        Recount recount = new Recount(OPTIONS, 100, Map.of("length", same), Map.of(), Set.of());
        TableEncoding found = new TableEncoding(FOUND.columns().subList(0, 1));
        assertThatThrownBy(() -> recount.of(found)).isInstanceOf(UnreadableDataException.class);
    }
}
