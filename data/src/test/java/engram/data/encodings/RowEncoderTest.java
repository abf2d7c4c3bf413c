package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that a program holds, as the files that a detector learned from would have them. */
class RowEncoderTest {
    private static final NumberWriting KILOS =
            new NumberWriting(NumberSpelling.COMMA, true, "kg", null);
    private static final TableEncoding ENCODING =
            new TableEncoding(
                    List.of(
                            new Column.Numeric("weight", 10, 2, 12, true, KILOS, null),
                            new Column.Category("state", List.of("none", "run"), true)),
                    Map.of(),
                    Set.of("none", "-999"));

    private static float[] encoded(Object weight, Object state) {
        Map<String, Object> row = new HashMap<>();
        row.put("weight", weight);
        row.put("state", state);
        row.put("beside", "the point");
        return ENCODING.encode(row);
    }

    @Test
    void textIsReadAsTheTrainingRowsWroteIt() {
        for (Object weight : new Object[] {14, 14.0, "14", "14,0", "14 kg", " 14,0kg "}) {
            assertThat(encoded(weight, "run")).as("%s", weight).startsWith(2, 0);
        }
        assertThat(encoded("1.014 kg", "run")[0]).isEqualTo(502);
    }

    @Test
    void whatMeansMissingIsMissing() {
        for (Object weight : new Object[] {null, "", "None", -999, "-999,0", "inf", 1e200}) {
            assertThat(encoded(weight, "run")).as("%s", weight).startsWith(1, 1);
        }
        float[] known = encoded(10, "none");
        assertThat(known).as("a word that training had is that word").startsWith(0, 0, 1);
        assertThat(encoded(10, null)).isNotEqualTo(known);
    }

    @Test
    void newWordsAndAbsentColumnsAreTold() {
        assertThat(encoded(10, "walk"))
                .isNotEqualTo(encoded(10, null))
                .isNotEqualTo(encoded(10, "run"));
        assertThatThrownBy(() -> ENCODING.encode(Map.of("weight", 10)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage("column state is not in the row; give null where missing");
        assertThatThrownBy(() -> encoded(List.of(1), "run"))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("column weight: expected ");
    }

    @Test
    void manyRowsStandOneAfterTheOther() {
        float[] both =
                ENCODING.encodeAll(List.of(Arrays.asList(14, "run"), Arrays.asList(null, "none")));
        float[] first = encoded(14, "run");
        float[] second = encoded(null, "none");
        assertThat(both).hasSize(first.length + second.length).startsWith(first).endsWith(second);
    }
}
