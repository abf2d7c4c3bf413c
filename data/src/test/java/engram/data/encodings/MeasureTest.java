package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME | 350 ms | .35",
                "TIME | 1.2s | 1.2",
                "TIME | 1,5 min | 90",
                "TIME | 2h 5m | 7500",
                "TIME | 2H, 5 min, 3 sec | 7503",
                "TIME | PT1H5M | 3900",
                "TIME | P1DT2H | 93600",
                "TIME | 1:02:03 | 3723",
                "TIME | 0:00:01.5 | 1.5",
                "TIME | 00:15 | 15",
                "TIME | -1:00 | -60",
                "TIME | 2 days, 1:00:00 | 176400",
                "TIME | 45 | 45",
                "TIME | -3 µs | -3e-6",
                "BYTES | 512 KB | 512000",
                "BYTES | 1.2MB | 1200000",
                "BYTES | 3 GiB | 3221225472",
                "BYTES | 0 | 0",
                "COUNT | 1.2k | 1200",
                "COUNT | -3M | -3000000",
                "LENGTH | 2 km | 2000",
                "LENGTH | 5,5 cm | .055"
            })
    void numbersAreInTheFirstUnit(Measure measure, String text, double number) {
        assertThat(measure.parse(text, NumberSpelling.EITHER)).isEqualTo(number, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME | 5 kg",
                "TIME | soon",
                "TIME | 1:99",
                "BYTES | 3 s",
                "BYTES | 1 MB 2 KB"
            })
    void whatIsOfAnotherMeasureIsNoNumber(Measure measure, String text) {
        assertThat(measure.parse(text, NumberSpelling.POINT)).isEqualTo(TableEncoding.UNREADABLE);
    }

    @Test
    void isToldByItsUnits() {
        assertThat(Measure.of(List.of("ms", "s"))).contains(Measure.TIME);
        assertThat(Measure.of(List.of("KB", "MB", "GiB"))).contains(Measure.BYTES);
        assertThat(Measure.of(List.of("m", "km"))).contains(Measure.LENGTH);
        assertThat(Measure.of(List.of("K", "M"))).contains(Measure.COUNT);
        assertThat(Measure.of(List.of("°C", "°F"))).isEmpty();
        assertThat(Measure.of(List.of("kg", "s"))).isEmpty();
    }

    @Test
    void aColumnOfOneUnitReadsTheOthersOfItsMeasure() {
        NumberWriting milliseconds = new NumberWriting(null, false, "ms", null);
        assertThat(milliseconds.parse("17 ms")).isEqualTo(17);
        assertThat(milliseconds.parse("17")).isEqualTo(17);
        assertThat(milliseconds.parse("1.5 s")).isEqualTo(1500, within(1e-9));
        assertThat(milliseconds.parse("3 kg")).isEqualTo(TableEncoding.UNREADABLE);
        NumberWriting francs = new NumberWriting(null, false, "CHF", null);
        assertThat(francs.parse("EUR 5")).isEqualTo(TableEncoding.UNREADABLE);
    }

    @Test
    void truthHasManyWords() {
        assertThat(TruthWords.are(List.of("Yes", "NO", "y", "1", "off"))).isTrue();
        assertThat(TruthWords.are(List.of("ja", "Nein"))).isTrue();
        assertThat(TruthWords.are(List.of("WAHR", "FALSCH"))).isTrue();
        assertThat(TruthWords.are(List.of("yes", "Y"))).isFalse();
        assertThat(TruthWords.are(List.of("yes", "no", "maybe"))).isFalse();
    }
}
