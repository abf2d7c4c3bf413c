package engram.cli;

import engram.data.Counted;
import engram.memory.MemoryHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of memory's items are used, by which training samples, and which died, line by line. */
final class ItemLines {
    private static final int SHOWN = 10;

    private ItemLines() {}

    /**
     * @param health of one model's memory, or of several folds' taken together
     * @param nearest names of training samples by item, of all folds; empty where none are known
     */
    static List<String> of(MemoryHealth health, List<List<String>> nearest) {
        float[] usage = health.usage();
        List<String> lines = new ArrayList<>();
        if (nearest.isEmpty()) {
            return lines;
        }
        if (nearest.size() != usage.length) {
            lines.add(
                    Counted.of(nearest.size(), "item")
                            + " of all folds' models; explain shows each one's usage and nearest training samples");
            return lines;
        }
        lines.add("item   usage  nearest training samples");
        int[] mostUsed =
                IntStream.range(0, usage.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(item -> -usage[item]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < Math.min(SHOWN, usage.length); i++) {
            int item = mostUsed[i];
            String names = String.join(", ", nearest.get(item));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-5s %5.1f %%  %s",
                            "#" + item,
                            100 * usage[item],
                            names.isEmpty() ? "none" : names));
        }
        if (usage.length > SHOWN) {
            lines.add(
                    "and "
                            + Counted.of(usage.length - SHOWN, "item")
                            + " that are used less; explain shows all");
        }
        int[] dead = health.unused();
        if (dead.length > 0) {
            lines.add(
                    "unused: "
                            + IntStream.of(dead)
                                    .limit(SHOWN)
                                    .mapToObj(item -> "#" + item)
                                    .collect(Collectors.joining(", "))
                            + (dead.length > SHOWN
                                    ? " and %d more".formatted(dead.length - SHOWN)
                                    : ""));
        }
        return lines;
    }
}
