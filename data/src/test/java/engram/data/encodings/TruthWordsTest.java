package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthWordsTest {

    @ParameterizedTest
    @CsvSource({"Yes, no", "ON, off", " T , f", "ja, Nein", "s\u00ed, no", "1, 0", "sim, n\u00e3o"})
    void sayTrueAndFalse(String yes, String no) {
        assertThat(TruthWords.are(List.of(yes, no, yes))).isTrue();
        assertThat(TruthWords.isTrue(yes)).isTrue();
        assertThat(TruthWords.isFalse(no)).isTrue();
        assertThat(TruthWords.isTrue(no) || TruthWords.isFalse(yes)).isFalse();
    }

    @Test
    void oneOfThemAloneOrAnyOtherWordIsNoTruth() {
        assertThat(TruthWords.are(List.of("yes", "yes"))).isFalse();
        assertThat(TruthWords.are(List.of("yes", "no", "perhaps"))).isFalse();
        assertThat(TruthWords.are(List.of())).isFalse();
    }
}
