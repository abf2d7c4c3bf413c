package engram.kills;

import engram.kills.Scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Kills and counts: {@code Kills --seconds 60 --kills 1000 --seed 1 --work "score -o,train"}. Each
 * kind of work gets that many seconds or kills, whichever is less.
 */
public final class Kills {
    private Kills() {}

    /** What came of one kind of work. */
    record Count(int kills, int inside, Map<String, Integer> broken) {}

    /** Prints a line for each kind of work; ends with 1 if anything was broken. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("--", ""), arguments[i + 1]);
        }
        long seconds = Long.parseLong(options.getOrDefault("seconds", "60"));
        int most = Integer.parseInt(options.getOrDefault("kills", "1000"));
        long seed = Long.parseLong(options.getOrDefault("seed", "1"));
        System.out.printf("%-16s %8s %14s %8s%n", "work", "kills", "inside work", "broken");
        int broken = 0;
        for (Scenario scenario : Scenario.all(Files.createTempDirectory("engram-kills"))) {
            if (!options.containsKey("work")
                    || List.of(options.get("work").split(",", -1)).contains(scenario.name())) {
                broken += tell(scenario, count(scenario, seconds, most, seed));
            }
        }
        System.exit(broken == 0 ? 0 : 1);
    }

    private static int tell(Scenario scenario, Count count) {
        int bad = count.broken.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%-16s %8d %14d %8d%n", scenario.name(), count.kills, count.inside, bad);
        count.broken.forEach((why, times) -> System.out.println("    " + times + " x " + why));
        return bad;
    }

    static Count count(Scenario scenario, long seconds, int most, long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        scenario.prepare();
        long end = System.nanoTime() + seconds * 1_000_000_000;
        int kills = 0;
        int inside = 0;
        Map<String, Integer> broken = new LinkedHashMap<>();
        while (kills < most && System.nanoTime() < end) {
            Verdict verdict = scenario.strike(random);
            kills += verdict.killed() ? 1 : 0;
            inside += verdict.killed() && verdict.atWork() ? 1 : 0;
            verdict.broken().ifPresent(why -> broken.merge(why, 1, Integer::sum));
        }
        scenario.last().broken().ifPresent(why -> broken.merge(why, 1, Integer::sum));
        return new Count(kills, inside, broken);
    }

    /** A file's content, or a word for none, to compare. */
    static String content(Path file) throws IOException {
        return Files.exists(file) ? java.util.Arrays.toString(Files.readAllBytes(file)) : "none";
    }
}
