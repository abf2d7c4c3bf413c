package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TableEncodingTest {
    private static final TableEncoding ENCODING =
            new TableEncoding(
                    List.of(
                            new Numeric("bytes", 100, 50, 80, true),
                            new Flag("ssl", 1, false),
                            new Category("port", List.of("http", "smtp"), true)));

    @Test
    void laysFeaturesOutInColumnOrder() {
        assertThat(ENCODING.shape()).isEqualTo(new SampleShape.Row(7));
        assertThat(ENCODING.offsets()).containsExactly(0, 2, 3);
        assertThat(ENCODING.columnOf(1).name()).isEqualTo("bytes");
        assertThat(ENCODING.columnOf(2).name()).isEqualTo("ssl");
        assertThat(ENCODING.columnOf(6).name()).isEqualTo("port");
        assertThatThrownBy(() -> ENCODING.columnOf(7)).hasMessageContaining("feature 7 of 7");
    }

    @Test
    void encodesKnownUnseenAndMissing() {
        assertThat(ENCODING.encode(row(200, true, "smtp"))).containsExactly(2, 0, 1, 0, 1, 0, 0);
        assertThat(ENCODING.encode(row("50", "0", "ftp"))).containsExactly(-1, 0, 0, 0, 0, 1, 0);
        assertThat(ENCODING.encode(row(null, null, null))).containsExactly(-0.4f, 1, 1, 0, 0, 0, 1);
    }

    @Test
    void aMissingWordIsUnseenWhereTrainingHadNoneMissing() {
        TableEncoding encoding =
                new TableEncoding(List.of(new Category("port", List.of("http"), false)));
        assertThat(encoding.encode(row(1, 1, null))).containsExactly(0, 1);
    }

    @Test
    void marksForWhatIsMissingMeanItInRowsToo() {
        List<Column> columns =
                List.of(
                        new Numeric("bytes", 100, 50, 80, true),
                        new Category("port", List.of("http", "none"), true));
        TableEncoding encoding =
                new TableEncoding(columns, Map.of(), Set.of("-999", "none", "unknown"));
        float[] missing = {-0.4f, 1, 0, 0, 0, 1};
        assertThat(encoding.encodeAll(List.of(List.of(-999, " Unknown "))))
                .containsExactly(missing);
        assertThat(encoding.encodeAll(List.of(List.of("-999", "")))).containsExactly(missing);
        assertThat(encoding.encodeAll(List.of(List.of("NONE", " -999"), List.of(100, "none"))))
                .containsExactly(-0.4f, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void whatTrainingNeverHadIsFarFromEverything() {
        Numeric column = new Numeric("bytes", 100, 50, Double.NaN, false);
        float[] features = new float[1];
        column.encode(Double.NaN, features, 0);
        assertThat(features[0]).isGreaterThan(1000);
        assertThat(column.decode(features, 0)).isNull();
        column.encode(TableEncoding.UNREADABLE, features, 0);
        assertThat(column.decode(features, 0)).isNull();
        column.encode(Double.NEGATIVE_INFINITY, features, 0);
        assertThat(features[0]).isLessThan(-1e6f);
        assertThat(column.decode(features, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        column.encode(1e300, features, 0);
        assertThat(features[0]).isEqualTo(1e6f);
    }

    @Test
    void aWordThatIsANumberIsFoundAgainWithoutItsZeros() {
        Category version = new Category("v", List.of("007", "1.0", "none"), false);
        assertThat(version.number("1")).isEqualTo(1);
        assertThat(version.number("7")).isZero();
        assertThat(version.number("2")).isEqualTo(3);
    }

    @Test
    void keepsWhatIsSaidOfColumnsThatAreLeftOut() {
        TableEncoding encoding =
                new TableEncoding(ENCODING.columns(), Map.of("id", "identifiers"), Set.of("none"));
        assertThat(encoding.leftOut()).containsExactly(Map.entry("id", "identifiers"));
        assertThat(encoding.shape()).isEqualTo(ENCODING.shape());
        assertThat(new TableEncoding(ENCODING.columns(), null, null)).isEqualTo(ENCODING);
    }

    @Test
    void decodesAGuessToReadableCells() {
        Map<String, Object> row =
                ENCODING.decode(new float[] {1.5f, .1f, .7f, .2f, .5f, .3f, -.1f});
        assertThat(row)
                .containsExactly(
                        Map.entry("bytes", 175.0),
                        Map.entry("ssl", true),
                        Map.entry("port", "smtp"));
        assertThat(ENCODING.decode(new float[] {0, .9f, 0, 0, 0, 1, 0}))
                .containsEntry("bytes", null)
                .containsEntry("port", Category.OTHER);
    }

    @Test
    void logarithmsKeepSignsAndFillWhatIsMissing() {
        Logarithmic column = new Logarithmic("bytes", 1, 2, 6, true);
        float[] features = new float[2];
        column.encode(-99, features, 0);
        assertThat(features[0]).isCloseTo((float) ((-Math.log(100) - 1) / 2), within(1e-6f));
        assertThat(features[1]).isZero();
        column.encode(Double.NaN, features, 0);
        assertThat(features[0]).isCloseTo((float) ((Math.log(7) - 1) / 2), within(1e-6f));
        assertThat(features[1]).isEqualTo(1);
        assertThat(column.decode(features, 0)).isNull();
        assertThatThrownBy(() -> new Logarithmic("x", 0, 0, 0, false))
                .hasMessageContaining("column x");
    }

    @Property
    void logarithmsComeBack(@ForAll @DoubleRange(min = -1e9, max = 1e9) double number) {
        Logarithmic column = new Logarithmic("bytes", 3, 2, 0, false);
        float[] features = new float[1];
        column.encode(number, features, 0);
        assertThat((Double) column.decode(features, 0))
                .isCloseTo(number, within(1e-4 * (1 + Math.abs(number))));
    }

    @Test
    void aSignThatTrainingRowsNeverHadCounts() {
        Numeric positive = amount(new Seen(1.5, 700, 8));
        assertThat(encoded(positive, 1.5)).isCloseTo(-0.985f, within(1e-6f));
        assertThat(encoded(positive, 0)).isCloseTo(-9, within(1e-6f));
        assertThat(encoded(positive, -25)).isCloseTo(-9.25f, within(1e-6f));
        assertThat(encoded(amount(new Seen(0, 700, 8)), 0)).isCloseTo(-1, within(1e-6f));
        assertThat(encoded(amount(new Seen(-1, 700, 8)), -25)).isCloseTo(-1.25f, within(1e-6f));
        assertThat(encoded(amount(new Seen(-700, -3, 8)), 0)).isCloseTo(7, within(1e-6f));
        assertThat(encoded(amount(null), -25)).isCloseTo(-1.25f, within(1e-6f));
    }

    @Property
    void aNumberOfAnySignComesBack(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double number,
            @ForAll @DoubleRange(min = -100, max = 100) double low) {
        Numeric column = amount(new Seen(low, low + 50, 8));
        float[] features = new float[1];
        for (double cell : new double[] {number, 0, low}) {
            column.encode(cell, features, 0);
            assertThat((Double) column.decode(features, 0))
                    .isCloseTo(cell, within(1e-5 * (1000 + Math.abs(cell))));
        }
    }

    private static Numeric amount(Seen seen) {
        return new Numeric("amount", 100, 100, 80, false, NumberWriting.PLAIN, seen);
    }

    private static float encoded(Numeric column, double number) {
        float[] features = new float[1];
        column.encode(number, features, 0);
        return features[0];
    }

    /** None below 0 says something of amounts, nothing of temperatures far from it. */
    @Test
    void signsSaySomethingWhereSomeWereToBeExpected() {
        assertThat(Seen.isBound(100, 1)).isTrue();
        assertThat(Seen.isBound(20, 1)).isFalse();
        assertThat(Seen.isBound(100, 3)).isFalse();
        assertThat(Seen.isBound(100_000, 10)).isFalse();
        assertThat(Seen.isBound(100, Double.NaN)).isFalse();
    }

    @Test
    void textThatIsNoNumberCountsAgainstItsRow() {
        assertThat(ENCODING.encode(row("many", true, "http"))).startsWith(TableEncoding.NEWS);
        assertThat(ENCODING.encode(row(50, "perhaps", "http"))[2]).isEqualTo(TableEncoding.NEWS);
    }

    @Test
    void aStandardisedTruthComesBack() {
        Flag rare = new Flag("admin", new Standard(0.01, 0.1), Double.NaN, false);
        float[] features = new float[1];
        rare.encode(1, features, 0);
        assertThat(features[0]).isCloseTo(9.9f, within(1e-6f));
        assertThat(rare.decode(features, 0)).isEqualTo(true);
        assertThat(rare.decode(new float[] {-0.1f}, 0)).isEqualTo(false);
        rare.encode(Double.NaN, features, 0);
        assertThat(features[0]).isEqualTo(TableEncoding.NEWS);
        assertThatThrownBy(() -> new Standard(0, 0)).hasMessageContaining("cannot be scaled by 0");
    }

    @Test
    void saysWhichColumnIsWrong() {
        assertThatThrownBy(() -> ENCODING.encode(Map.of("bytes", 1, "ssl", 1)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("column port is not in the row");
        assertThatThrownBy(() -> ENCODING.encode(row(List.of(1), true, "http")))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage("column bytes: expected a number, found \"[1]\"");
        assertThatThrownBy(() -> ENCODING.decode(new float[3]))
                .isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> new Numeric("x", 0, 0, 0, false)).hasMessageContaining("column x");
        Flag twice = new Flag("x", 0, false);
        assertThatThrownBy(() -> new TableEncoding(List.of(twice, twice)))
                .hasMessageContaining("two columns are named x");
    }

    @Property(tries = 200)
    void decodingUndoesEncoding(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double bytes,
            @ForAll boolean ssl,
            @ForAll @IntRange(max = 3) int port) {
        String word = Arrays.asList("http", "smtp", Category.OTHER, null).get(port);
        Map<String, Object> row = ENCODING.decode(ENCODING.encode(row(bytes, ssl, word)));
        assertThat((double) row.get("bytes"))
                .isCloseTo(bytes, within(Math.abs(bytes) / 1e6 + 1e-4));
        assertThat(row.get("ssl")).isEqualTo(ssl);
        assertThat(row.get("port")).isEqualTo(word);
    }

    @Property(tries = 200)
    void everyCategoryHasExactlyOneFeatureSet(@ForAll String word) {
        Category category = new Category("c", List.of("a", "b"), true);
        float[] features = {7, 7, 7, 7};
        category.encode(category.number(word), features, 0);
        assertThat(features).containsOnly(0, 1).containsOnlyOnce(1);
    }

    private static Map<String, Object> row(Object bytes, Object ssl, Object port) {
        Map<String, Object> row = new HashMap<>();
        row.put("bytes", bytes);
        row.put("ssl", ssl);
        row.put("port", port);
        return row;
    }

    @Test
    void aWordNeverSeenIsAsFarOffAsItIsRare() {
        Category words = new Category("w", List.of("a", "b"), false, 8);
        float[] features = new float[3];
        words.encode(words.number("never"), features, 0);
        assertThat(features).containsExactly(0, 0, 8);
        assertThat(words.decode(features, 0)).isEqualTo(Category.OTHER);
        assertThat(words.decode(new float[] {0.6f, 0, 3}, 0))
                .as("a guess of which three eighths are news")
                .isEqualTo("a");
        assertThat(new Category("w", List.of("a"), false, 0).novelty())
                .as("of detectors of earlier versions")
                .isEqualTo(1);
    }
}
