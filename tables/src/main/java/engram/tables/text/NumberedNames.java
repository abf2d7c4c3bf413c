package engram.tables.text;

import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in a first line that are names: they count, as columns without names do, or are a scale,
 * such as wavelengths, that has nothing to do with the numbers below it.
 */
final class NumberedNames {
    private static final int FEW_NAMES = 3;
    private static final int FEW_ROWS = 5;
    private static final double ALIKE = 1e-6;

    private final double[] names;
    private final List<double[]> below = new ArrayList<>();

    /** Of the cells that are numbers; what stands beside them may be words. */
    private NumberedNames(List<String> first, List<List<String>> rows) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            if (Header.isNumber(first.get(i))) {
                places.add(i);
            }
        }
        names = places.stream().mapToDouble(i -> number(first.get(i))).toArray();
        for (int place : places) {
            below.add(
                    rows.stream()
                            .filter(row -> place < row.size())
                            .mapToDouble(row -> number(row.get(place)))
                            .filter(Double::isFinite)
                            .toArray());
        }
    }

    static boolean are(List<String> first, List<List<String>> below) {
        NumberedNames numbers = new NumberedNames(first, below);
        return numbers.names.length >= FEW_NAMES
                && (numbers.count(first)
                        || (below.size() >= FEW_ROWS
                                && numbers.rise()
                                && (numbers.farOff() == numbers.names.length
                                        || (numbers.names.length > FEW_NAMES
                                                && numbers.isEven()
                                                && 2 * numbers.farOff() >= numbers.names.length))));
    }

    private static double number(String cell) {
        double number = NumberText.parse(cell, NumberSpelling.EITHER);
        return Math.abs(number) < Double.MAX_VALUE ? number : Double.NaN;
    }

    /** 0, 1, 2 and so on, or years: nothing measured goes up by one from column to column. */
    private boolean count(List<String> first) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] != names[0] + i || !first.get(i).strip().matches("[0-9]{1,9}")) {
                return false;
            }
        }
        return first.size() == names.length;
    }

    private boolean rise() {
        double direction = Math.signum(names[1] - names[0]);
        for (int i = 1; i < names.length; i++) {
            if ((names[i] - names[i - 1]) * direction <= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isEven() {
        double step = names[1] - names[0];
        for (int i = 2; i < names.length; i++) {
            if (Math.abs(names[i] - names[i - 1] - step) > ALIKE * Math.abs(step)) {
                return false;
            }
        }
        return true;
    }

    /** How many lie farther from the numbers below them than these from one another. */
    private int farOff() {
        int far = 0;
        for (int i = 0; i < names.length; i++) {
            double low = Arrays.stream(below.get(i)).min().orElse(Double.NaN);
            double high = Arrays.stream(below.get(i)).max().orElse(Double.NaN);
            double range = high - low;
            far += names[i] > high + range || names[i] < low - range ? 1 : 0;
        }
        return far;
    }
}
