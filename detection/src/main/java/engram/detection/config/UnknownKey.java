package engram.detection.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to say about a key that there is not: the nearest one, and those there are. */
final class UnknownKey {
    private static final int FAR = 3;

    private UnknownKey() {}

    static String explain(String key, Collection<String> known) {
        List<String> below = below(key + ".", known);
        if (!below.isEmpty()) {
            return "expected one of the keys below it, not a value: " + String.join(", ", below);
        }
        String guess = nearest(key, known).map(near -> "; did you mean " + near).orElse("");
        return "no such key" + guess + "; there are " + siblings(key, known);
    }

    private static Optional<String> nearest(String key, Collection<String> known) {
        Optional<String> sameName =
                known.stream().filter(one -> one.endsWith("." + lastName(key))).findFirst();
        return sameName.or(
                () ->
                        known.stream()
                                .filter(one -> distance(key, one) <= FAR)
                                .min(Comparator.comparing(one -> distance(key, one))));
    }

    private static String siblings(String key, Collection<String> known) {
        String prefix = key;
        List<String> there = List.of();
        while (there.isEmpty()) {
            int dot = prefix.lastIndexOf('.');
            prefix = dot < 0 ? "" : prefix.substring(0, dot);
            there = below(prefix.isEmpty() ? "" : prefix + ".", known);
        }
        return String.join(", ", there);
    }

    /** The keys under a prefix, groups of keys in short. */
    private static List<String> below(String prefix, Collection<String> known) {
        Stream<String> keys = known.stream().filter(key -> key.startsWith(prefix));
        return keys.map(key -> inShort(key, prefix.length())).distinct().toList();
    }

    private static String inShort(String key, int prefix) {
        int dot = key.indexOf('.', prefix);
        return dot < 0 ? key : key.substring(0, dot) + ".*";
    }

    private static String lastName(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** How many letters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
