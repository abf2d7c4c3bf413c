package engram.data.encodings;

import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Quantity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a sample's features under one encoding become what another encoding of the same data makes of
 * it, in the places of the first. So models whose encodings were fitted on different samples can
 * look at samples that were read and encoded once: {@code y[target[j]] += factor[j] x[j]}, from
 * {@code y = shift}.
 *
 * <p>A column that the other encoding does not have gives 0. A word that it does not know becomes
 * its feature for any other word, and so does a missing one that it did not reckon with.
 *
 * @param target where each feature goes
 * @param factor of each feature
 * @param shift of each place
 */
public record Reencoding(int[] target, float[] factor, float[] shift) {

    /** Leaves samples as they are. */
    public static final Reencoding NONE = new Reencoding(new int[0], new float[0], new float[0]);

    public Reencoding {
        if (target.length != factor.length || target.length != shift.length) {
            throw new IllegalArgumentException("a feature has one place, one factor, one shift");
        }
        if (Arrays.stream(target).anyMatch(place -> place < 0 || place >= shift.length)) {
            throw new IllegalArgumentException("a feature has a place among the features");
        }
    }

    /** From samples under one encoding to what the other makes of them. */
    public static Reencoding between(Encoding from, Encoding to) {
        if (from.equals(to) || !(from instanceof TableEncoding one)) {
            return NONE;
        }
        Map<String, Column> others = new LinkedHashMap<>();
        if (to instanceof TableEncoding other) {
            other.columns().forEach(column -> others.put(column.name(), column));
        }
        int features = one.shape().columns();
        Reencoding built =
                new Reencoding(new int[features], new float[features], new float[features]);
        Arrays.setAll(built.target, j -> j);
        List<Integer> offsets = one.offsets();
        for (int i = 0; i < one.columns().size(); i++) {
            Column column = one.columns().get(i);
            built.connect(column, others.get(column.name()), offsets.get(i));
        }
        return built;
    }

    private void connect(Column from, Column to, int offset) {
        if (from instanceof Quantity quantity && to instanceof Quantity other) {
            connect(quantity, other, offset);
        } else if (from instanceof Category words && to instanceof Category other) {
            connect(words, other, offset);
        }
    }

    /**
     * Both are straight lines in the value, or in its logarithm; told by their centres and scales,
     * as the difference of two features is nothing where a column's numbers differ only in their
     * last digits.
     */
    private void connect(Quantity from, Quantity to, int offset) {
        factor[offset] = (float) (from.scale() / to.scale());
        shift[offset] = (float) ((from.center() - to.center()) / to.scale());
        if (from.missingIndicator() && to.missingIndicator()) {
            factor[offset + 1] = 1;
        }
    }

    private void connect(Category from, Category to, int offset) {
        for (int word = 0; word < from.width(); word++) {
            boolean known =
                    word < from.values().size()
                            ? to.values().contains(from.values().get(word))
                            : word == from.values().size() || to.missingIndicator();
            int place = known ? word : from.values().size();
            target[offset + word] = offset + place;
            factor[offset + word] =
                    // News weighs the more the more rows there are: if it weighed as the other
                    // has it, a model of all rows would find any new word farther off than the
                    // models of fewer rows did, from which the threshold comes.
                    (place == from.values().size() ? from.hot(place) : 1) / from.hot(word);
        }
    }

    public boolean isNone() {
        return target.length == 0;
    }

    /** Encodes a sample anew in place. */
    public void apply(float[] values, int offset) {
        if (isNone()) {
            return;
        }
        float[] before = Arrays.copyOfRange(values, offset, offset + target.length);
        System.arraycopy(shift, 0, values, offset, shift.length);
        for (int j = 0; j < before.length; j++) {
            if (factor[j] != 0) {
                values[offset + target[j]] += factor[j] * before[j];
            }
        }
    }

    /** Samples encoded anew, one after the other. */
    public float[] of(float[] values) {
        if (isNone()) {
            return values;
        }
        float[] anew = values.clone();
        for (int offset = 0; offset < anew.length; offset += target.length) {
            apply(anew, offset);
        }
        return anew;
    }

    /**
     * What samples under the other encoding are under the first; where that cannot be told, as the
     * original is.
     */
    public float[] back(float[] values, float[] original) {
        if (isNone()) {
            return values;
        }
        float[] before = original.clone();
        for (int i = 0; i < values.length; i++) {
            int j = i % target.length;
            if (target[j] != j) {
                before[i] = 0;
            } else if (factor[j] != 0) {
                before[i] = (values[i] - shift[j]) / factor[j];
            }
        }
        return before;
    }
}
