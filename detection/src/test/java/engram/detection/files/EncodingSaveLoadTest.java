package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.Depth;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.Levels;
import engram.data.encodings.Measure;
import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.Standard;
import engram.data.encodings.TableEncoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A detector reads samples, once it is written and read back, as it did when it was trained. */
class EncodingSaveLoadTest {
    private static final List<Object> CELLS =
            List.of(
                    "", "1,5", "1.234", "3 kg", "-", "n/a", "inf", "true", "\u00fc", "7", 0.5,
                    1e300);

    private static Encoding again(Encoding encoding) throws Exception {
        String json = DetectorJson.MAPPER.writerFor(Encoding.class).writeValueAsString(encoding);
        return DetectorJson.MAPPER.readValue(json, Encoding.class);
    }

    private static Arbitrary<Double> finite() {
        return Arbitraries.doubles().between(-1e12, 1e12);
    }

    /** NaN is a column's that none was missing of. */
    private static Arbitrary<Double> imputed() {
        return Arbitraries.oneOf(finite(), Arbitraries.just(Double.NaN));
    }

    private static Arbitrary<Double> scales() {
        return Arbitraries.doubles().between(1e-9, 1e12).ofScale(9);
    }

    private static Arbitrary<NumberWriting> writings() {
        return Combinators.combine(
                        Arbitraries.of(NumberSpelling.values()).injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "kg", "\u00b0C").injectNull(0.2),
                        Arbitraries.of(Measure.class).injectNull(0.5))
                .as(NumberWriting::new);
    }

    private static Arbitrary<Seen> seen() {
        return Combinators.combine(finite(), finite(), Arbitraries.doubles().between(0, 10))
                .as(
                        (one, other, news) ->
                                new Seen(Math.min(one, other), Math.max(one, other), news))
                .injectNull(0.3);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
    }

    @Provide
    Arbitrary<Column> columns() {
        Arbitrary<Boolean> truths = Arbitraries.of(true, false);
        Arbitrary<Standard> standards = Combinators.combine(finite(), scales()).as(Standard::new);
        Arbitrary<List<String>> values =
                Arbitraries.strings().ofMaxLength(4).list().uniqueElements().ofMaxSize(5);
        return Arbitraries.oneOf(
                Combinators.combine(
                                names(), finite(), scales(), imputed(), truths, writings(), seen())
                        .as(Numeric::new),
                Combinators.combine(
                                names(), finite(), scales(), imputed(), truths, writings(), seen())
                        .as(Logarithmic::new),
                Combinators.combine(names(), standards, imputed(), truths).as(Flag::new),
                Combinators.combine(names(), values, truths).as(Category::new));
    }

    @Property(tries = 200)
    void tablesEncodeTheSame(
            @ForAll("columns") Column first,
            @ForAll("columns") Column second,
            @ForAll @Size(max = 3) Map<String, String> leftOut)
            throws Exception {
        TableEncoding encoding =
                new TableEncoding(
                        first.name().equals(second.name())
                                ? List.of(first)
                                : List.of(first, second),
                        leftOut,
                        leftOut.keySet());
        TableEncoding read = (TableEncoding) again(encoding);

        assertThat(read).isEqualTo(encoding);
        for (Object cell : CELLS) {
            Map<String, Object> row = new HashMap<>();
            encoding.columns().forEach(column -> row.put(column.name(), cell));
            assertThat(read.encode(row)).containsExactly(encoding.encode(row));
        }
        Map<String, Object> gaps = new HashMap<>();
        encoding.columns().forEach(column -> gaps.put(column.name(), null));
        assertThat(read.encode(gaps)).containsExactly(encoding.encode(gaps));
    }

    @Property(tries = 100)
    void picturesEncodeTheSame(
            @ForAll PixelRange range, @ForAll Depth depth, @ForAll("lows") double low)
            throws Exception {
        ImageEncoding encoding =
                new ImageEncoding(
                        new SampleShape.Image(3, 5, 7),
                        range,
                        depth == Depth.BITS_8
                                ? Optional.empty()
                                : Optional.of(new Levels(depth, low, low + 1)));
        assertThat(again(encoding)).isEqualTo(encoding);
        ImageEncoding gaps =
                new ImageEncoding(
                        encoding.shape(),
                        range,
                        encoding.levels()
                                .map(l -> new Levels(depth, low, low + 1, Optional.of(0.25))));
        assertThat(again(gaps)).isEqualTo(gaps);
    }

    @Provide
    Arbitrary<Double> lows() {
        return Arbitraries.doubles().between(-1e6, 1e6);
    }

    @Property(tries = 20)
    void clipsEncodeTheSame(@ForAll PixelRange range, @ForAll ClipEncoding.Judged judged)
            throws Exception {
        ClipEncoding encoding = new ClipEncoding(new SampleShape.Clip(3, 16, 8, 8), range, judged);
        assertThat(again(encoding)).isEqualTo(encoding);
        ClipEncoding known = encoding.of(new ClipEncoding.Camera(12.5, 640, 480, true));
        assertThat(again(known)).isEqualTo(known);
    }
}
