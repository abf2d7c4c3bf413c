package engram.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSizeTest {
    @ParameterizedTest
    @CsvSource({"1, 2", "5, 2", "9, 4", "41, 20", "1555, 32"})
    void rowsHaveHalfTheirColumnsWithinBounds(int columns, int values) {
        SampleShape row = new SampleShape.Row(columns);
        assertThat(CodeSize.of(row)).isEqualTo(values);
        assertThat(CodeSize.of(row, 100)).isEqualTo(values);
    }

    @Test
    void colourHasMoreThanGreyWhereNoPaperSays() {
        SampleShape grey = new SampleShape.Image(1, 28, 28);
        SampleShape colour = new SampleShape.Image(3, 32, 32);
        assertThat(CodeSize.of(grey)).isEqualTo(64);
        assertThat(CodeSize.of(colour)).isEqualTo(256);
        assertThat(CodeSize.of(colour, 100)).isEqualTo(CodeSize.of(grey, 100)).isEqualTo(100);
    }
}
