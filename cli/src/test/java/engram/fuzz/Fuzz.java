package engram.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Feeds readers and counts: {@code Fuzz --seconds 60 --inputs 100000 --readers csv,png --seed 1
 * --keep fuzz-failures}. Each reader gets that many seconds or inputs, whichever is less. The same
 * seed gives the same inputs; those that fail are kept.
 */
public final class Fuzz {
    private final Map<String, String> options = new LinkedHashMap<>();

    /** What came of one reader's inputs. */
    record Count(long inputs, long accepted, long refused, List<String> failures) {}

    private Fuzz() {
        options.put("seconds", "60");
        options.put("inputs", Long.toString(Long.MAX_VALUE / 2));
        options.put("seed", "1");
        options.put("keep", "fuzz-failures");
        options.put("readers", String.join(",", Readers.names()));
    }

    /** Prints a line for each reader; ends with 1 if an input failed. */
    public static void main(String... arguments) throws IOException {
        Fuzz fuzz = new Fuzz();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            fuzz.options.put(arguments[i].replaceFirst("--", ""), arguments[i + 1]);
        }
        System.exit(fuzz.run() == 0 ? 0 : 1);
    }

    private int run() throws IOException {
        System.out.printf(
                "%-20s %10s %10s %10s %9s%n", "reader", "inputs", "read", "refused", "failed");
        int failed = 0;
        for (String reader : options.get("readers").split(",", -1)) {
            Count count = count(reader, options);
            System.out.printf(
                    "%-20s %,10d %,10d %,10d %9d%n",
                    reader,
                    count.inputs,
                    count.accepted,
                    count.refused - count.failures.size(),
                    count.failures.size());
            count.failures.stream().limit(20).forEach(line -> System.out.println("    " + line));
            failed += count.failures.size();
        }
        return failed;
    }

    /** Starts the reader's process anew wherever an input has ended it. */
    static Count count(String reader, Map<String, String> options) throws IOException {
        long end = System.nanoTime() + Long.parseLong(options.get("seconds")) * 1_000_000_000;
        long most = Long.parseLong(options.get("inputs"));
        long next = 0;
        long accepted = 0;
        long refused = 0;
        List<String> failures = new ArrayList<>();
        while (next < most && System.nanoTime() < end) {
            long seconds = Math.max(1, (end - System.nanoTime()) / 1_000_000_000);
            List<String> arguments =
                    List.of(
                            reader,
                            options.get("seed"),
                            Long.toString(next),
                            Long.toString(seconds),
                            Long.toString(most - next),
                            options.get("keep"));
            Path scratch = Files.createTempDirectory(memory(), "engram-fuzz");
            Process worker = start(arguments, scratch);
            long first = next;
            long[] latest = {next, 0, 0};
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    worker.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] words = line.split(" ", 3);
                    if (words[0].equals("done")) {
                        String[] counts = words[2].split(" ", 2);
                        latest[0] = Long.parseLong(words[1]);
                        latest[1] = Long.parseLong(counts[0]);
                        latest[2] = Long.parseLong(counts[1]);
                    } else if (words[0].equals("failed")) {
                        failures.add(line);
                        next = Math.max(next, Long.parseLong(words[1]) + 1);
                    }
                }
            }
            delete(scratch);
            next = Math.max(next, latest[0]);
            accepted += latest[1];
            refused += latest[2];
            if (next == first) {
                failures.add("failed " + next + " the process ended and said nothing");
                next++;
            }
        }
        return new Count(next, accepted, refused, failures);
    }

    /** Where files are in memory: a disk takes hundreds of times as long to write one anew. */
    private static Path memory() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Process start(List<String> arguments, Path scratch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Djava.awt.headless=true", "-Djava.io.tmpdir=" + scratch));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
