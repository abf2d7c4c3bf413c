package engram.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableRowTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12",
        "0.5, 0.5",
        "12345, 12345",
        "3.14159, 3.1416",
        "-2.5, -2.5",
        "693375640, 693400000"
    })
    void roundsToTheOrderOfMagnitudeWhereThatIsWhatMatters(double number, String readable) {
        assertThat(readable(new Logarithmic("bytes", 4, 2, 0, false), number)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"0.00012, 0", "12.3456, 12.35", "1e6, 1000000"})
    void roundsToTheSpread(double number, String readable) {
        assertThat(readable(new Numeric("bytes", 10, 20, 0, false), number)).isEqualTo(readable);
    }

    @Test
    void saysWhatTrainingHeldWhereARowLiesOutside() {
        Numeric column =
                new Numeric(
                        "amount", 35, 20, 0, false, NumberWriting.PLAIN, new Seen(1.5, 709.25, 10));
        for (double inside : new double[] {1.5, 35, 709.25}) {
            assertThat(range(column, inside)).isEmpty();
        }
        for (double outside : new double[] {-25, 0, 1.49, 710}) {
            assertThat(range(column, outside)).contains("1.5 to 709.25");
        }
        assertThat(readable(column, -25)).isEqualTo("-25");
        assertThat(range(new Numeric("amount", 35, 20, 0, false), -25))
                .as("of earlier versions")
                .isEmpty();
    }

    private static Optional<String> range(Column column, double number) {
        float[] features = new float[1];
        column.encode(number, features, 0);
        return ReadableRow.range(column, features, 0);
    }

    private static String readable(Column column, double number) {
        float[] features = new float[1];
        column.encode(number, features, 0);
        return ReadableRow.cell(column, features, 0);
    }
}
