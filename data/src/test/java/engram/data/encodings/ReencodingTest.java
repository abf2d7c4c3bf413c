package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReencodingTest {
    private static final TableEncoding WHOLE =
            new TableEncoding(
                    List.of(
                            new Numeric("speed", 10, 4, 9, true),
                            new Logarithmic("bytes", 3, 2, 20, false),
                            new Numeric("load", 0.4, 0.5, 0, false),
                            new Category("port", List.of("ftp", "http", "smtp"), true),
                            new Numeric("gone", 5, 2, 5, false)));

    /** Of fewer rows: no speed was missing, load was only ever 0 or 1, smtp never came. */
    private static final TableEncoding PART =
            new TableEncoding(
                    List.of(
                            new Numeric("speed", 7, 2.5, 9, false),
                            new Logarithmic("bytes", 2, 1.5, 20, false),
                            new Flag("load", 0, false),
                            new Category("port", List.of("ftp", "http"), false)));

    private final Reencoding anew = Reencoding.between(WHOLE, PART);

    private static Map<String, Object> row(Object speed, double bytes, Object load, String port) {
        Map<String, Object> row = new HashMap<>();
        row.put("speed", speed);
        row.put("bytes", bytes);
        row.put("load", load);
        row.put("port", port);
        row.put("gone", 3);
        return row;
    }

    @Test
    void sayWhatTheOtherEncodingMakesOfARow() {
        for (Map<String, Object> row :
                List.of(
                        row(12.5, 1000, 1, "http"),
                        row(-3, 0, 0, "ftp"),
                        row(9, -7, true, "smtp"),
                        row(9, -7, 0, "never seen"),
                        row(9, 5, 1, null))) {
            float[] own = PART.encode(row); // speed, bytes, load, ftp, http, other
            float[] there = anew.of(WHOLE.encode(row));
            // speed, its indicator, bytes, load, ftp, http, smtp, other, missing, gone
            assertThat(new float[] {there[0], there[2], there[3], there[4], there[5], there[7]})
                    .as(row.toString())
                    .containsExactly(own, within(1e-5f));
            assertThat(new float[] {there[1], there[6], there[8], there[9]}).containsOnly(0);
        }
    }

    /** The difference of two features would be nothing, or endless, in all of these. */
    @Test
    void holdForNumbersThatDifferInTheirLastDigits() {
        for (double size : new double[] {9e15, 1e-290, -1e140}) {
            double scale = Math.abs(size) / 1e13;
            TableEncoding whole =
                    new TableEncoding(List.of(new Numeric("v", size, scale, size, false)));
            TableEncoding part =
                    new TableEncoding(
                            List.of(new Numeric("v", size + scale, 2 * scale, size, false)));
            float[] there = Reencoding.between(whole, part).of(new float[] {3});
            assertThat(there[0]).isCloseTo(1, within(1e-2f));
        }
    }

    @Test
    void newsWeighsTheSameInAllFolds() {
        TableEncoding whole =
                new TableEncoding(List.of(new Category("w", List.of("a", "b"), true, 10)));
        TableEncoding part = new TableEncoding(List.of(new Category("w", List.of("a"), false, 4)));
        Reencoding to = Reencoding.between(whole, part);
        assertThat(to.of(whole.encode(Map.of("w", "b")))).containsExactly(0, 0, 10, 0);
        assertThat(to.of(whole.encode(Map.of("w", "c")))).containsExactly(0, 0, 10, 0);
        assertThat(to.of(whole.encode(Map.of("w", "a")))).containsExactly(1, 0, 0, 0);
    }

    @Test
    void findsBackWhatItCan() {
        float[] original = WHOLE.encode(row(12.5, 1000, 1, "http"));
        float[] back = anew.back(anew.of(original), original);
        assertThat(back).containsExactly(original, within(1e-5f));

        float[] changed = anew.of(original);
        changed[0] = (float) (20 - 7) / 2.5f;
        changed[9] = 99;
        float[] decoded = anew.back(changed, original);
        assertThat((double) WHOLE.decode(decoded).get("speed")).isCloseTo(20, within(1e-5));
        assertThat((double) WHOLE.decode(decoded).get("gone")).isCloseTo(3, within(1e-5));
    }

    @Test
    void takesSeveralSamples() {
        float[] one = WHOLE.encode(row(12.5, 1000, 1, "http"));
        float[] two = WHOLE.encode(row(1, 2, 0, "smtp"));
        float[] both = Arrays.copyOf(one, 20);
        System.arraycopy(two, 0, both, 10, 10);
        float[] expected = anew.of(two);
        assertThat(Arrays.copyOfRange(anew.of(both), 10, 20)).isEqualTo(expected);
    }

    @Test
    void leavesPicturesAndEqualEncodingsAlone() {
        ImageEncoding picture = new ImageEncoding(new SampleShape.Image(1, 2, 2), PixelRange.UNIT);
        assertThat(Reencoding.between(picture, picture).isNone()).isTrue();
        assertThat(Reencoding.between(WHOLE, WHOLE).isNone()).isTrue();
        float[] values = {1, 2, 3, 4};
        assertThat(Reencoding.NONE.of(values)).isSameAs(values);
        assertThat(Reencoding.NONE.back(values, new float[4])).isSameAs(values);
    }

    @Test
    void refusesPlacesThatAreNone() {
        assertThatThrownBy(() -> new Reencoding(new int[] {1}, new float[] {1}, new float[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reencoding(new int[] {0}, new float[] {1}, new float[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
