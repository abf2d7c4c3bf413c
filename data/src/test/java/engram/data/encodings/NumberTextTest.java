package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5    | 1234.5  | 1234.5  | 1234.5",
                "1,234     | 1234    | 1.234   | 1.234",
                "1.234     | 1.234   | 1234    | 1.234",
                "0,125     | 0.125   | 0.125   | 0.125",
                "18,4      | 18.4    | 18.4    | 18.4",
                "1.234,5   | 1234.5  | 1234.5  | 1234.5",
                "1,234.5   | 1234.5  | 1234.5  | 1234.5",
                "1,234,567 | 1234567 | 1234567 | 1234567",
                "1 234,5   | 1234.5  | 1234.5  | 1234.5",
                "1'234     | 1234    | 1234    | 1234",
                "-$5.50    | -5.5    | -5.5    | -5.5",
                "(5)       | -5      | -5      | -5",
                "12,5 %    | 12.5    | 12.5    | 12.5",
                "1e3       | 1000    | 1000    | 1000",
                "\uff0d\uff11\uff0c\uff12\uff13\uff14\uff0e\uff15 | -1234.5 | -1234.5 | -1234.5",
                "\u0661\u066c\u0662\u0663\u0664\u066b\u0665 | 1234.5 | 1234.5 | 1234.5",
                "\u22121.5    | -1.5    | -1.5    | -1.5",
                "1\u2019234.5 | 1234.5  | 1234.5  | 1234.5",
                "1\u2009234,5 | 1234.5  | 1234.5  | 1234.5",
                "-inf      | -Infinity | -Infinity | -Infinity"
            })
    void readsEverySpelling(String text, double point, double comma, double either) {
        assertThat(NumberText.parse(text, NumberSpelling.POINT)).isEqualTo(point);
        assertThat(NumberText.parse(text, NumberSpelling.COMMA)).isEqualTo(comma);
        assertThat(NumberText.parse(text, NumberSpelling.EITHER)).isEqualTo(either);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "?", "NA", "n/a", "NULL", "NaN", "(empty)", "\\N", "#N/A"})
    void knowsWhatMeansMissing(String text) {
        assertThat(NumberText.parse(text, NumberSpelling.POINT)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "10.0.0.1",
                "1.2.3",
                "1,23,4",
                "2024-01-01",
                "0x1A",
                "1e",
                "5d",
                ","
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(NumberText.parse(text, NumberSpelling.POINT))
                .isEqualTo(TableEncoding.UNREADABLE);
    }

    /** What would be divided in every way there is takes until tomorrow, not a moment. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "1,", "1 ", ",000", "1e", "\u00a0", "(", "1.", "12,"})
    void refusesLongCellsAtOnce(String piece) {
        String blanks = " ".repeat(30_000);
        for (String cell :
                List.of(
                        "1" + piece.repeat(100_000) + "x",
                        piece.repeat(100_000) + "x",
                        blanks + piece + blanks + "x")) {
            assertThat(NumberText.parse(cell, NumberSpelling.EITHER))
                    .isEqualTo(TableEncoding.UNREADABLE);
            assertThat(NumberText.plain(cell)).isEmpty();
        }
    }

    @Test
    void aMissingSpellingIsThatOfPoints() {
        assertThat(NumberText.parse("1.5", null)).isEqualTo(1.5);
    }

    @Test
    void whatEarlierDetectorsDoNotSayIsNoUnit() {
        assertThat(new NumberWriting(null, false, null, null).unit()).isEmpty();
    }
}
