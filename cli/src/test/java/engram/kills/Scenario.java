package engram.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A kind of work that is killed again and again, and goes on each time where it stood. */
abstract class Scenario {
    private static final long LONGEST_SECONDS = 120;

    final Path folder;
    private final String name;
    private double seconds = 0.5;
    private Instant started = Instant.EPOCH;

    /**
     * What came of one start.
     *
     * @param killed whether it was killed, and had not ended by itself
     * @param atWork whether the work had begun by then
     * @param broken what is wrong afterwards
     */
    record Verdict(boolean killed, boolean atWork, Optional<String> broken) {}

    Scenario(String name, Path scratch) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(scratch.resolve(name.replace(' ', '-')));
    }

    static List<Scenario> all(Path scratch) throws IOException {
        return List.of(
                new TrainScenario("train", scratch, false),
                new TrainScenario("train --force", scratch, true),
                new ScoreScenario(scratch),
                new BenchScenario(scratch));
    }

    final String name() {
        return name;
    }

    /** Makes the data, and what all must end like. */
    abstract void prepare() throws IOException, InterruptedException;

    /** The command that begins or goes on. */
    abstract List<String> command(Random random) throws IOException;

    /** Whether the work has begun. */
    abstract boolean isAtWork() throws IOException;

    /** Whether it is in its last and most delicate steps. */
    abstract boolean isEnding() throws IOException;

    /** What is broken, looked at while nobody works. */
    abstract Optional<String> broken(boolean ended) throws IOException;

    /** Starts, waits for the work, and for some time or the end of it, and kills. */
    final Verdict strike(Random random) throws IOException, InterruptedException {
        List<String> words = command(random);
        started = Instant.now();
        Process process = start(words);
        await(process, this::isAtWork);
        boolean atWork = process.isAlive();
        long from = System.nanoTime();
        if (random.nextBoolean()) {
            await(process, this::isEnding);
            TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
        } else {
            process.waitFor((long) (random.nextDouble() * 1.2e9 * seconds), TimeUnit.NANOSECONDS);
        }
        boolean killed = process.isAlive();
        process.destroyForcibly().waitFor();
        if (!killed) {
            seconds = Math.max(0.05, (System.nanoTime() - from) / 1e9);
        }
        boolean failed = !killed && process.exitValue() != 0;
        Optional<String> broken =
                failed
                        ? Optional.of(
                                "exit " + process.exitValue() + " of " + words + ": " + said())
                        : broken(!killed);
        return new Verdict(killed, atWork, broken);
    }

    /** Lets the work come to its end. */
    final Verdict last() throws IOException, InterruptedException {
        try {
            run(command(new Random(0)));
        } catch (IllegalStateException e) {
            return new Verdict(false, false, Optional.of(e.getMessage()));
        }
        return new Verdict(false, false, broken(true));
    }

    final void run(List<String> words) throws IOException, InterruptedException {
        Process process = start(words);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(words + " does not end well: " + said());
        }
    }

    /** Whether the process that works now has written it: what an earlier one left is no sign. */
    final boolean isNew(Path file) throws IOException {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(started);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the process has said something, and so has begun. */
    final boolean hasSpoken() throws IOException {
        return Files.size(folder.resolve("err.txt")) > 0;
    }

    /** The state of the disk, polled often. */
    private interface Sign {
        boolean isThere() throws IOException;
    }

    private static void await(Process process, Sign sign) throws IOException, InterruptedException {
        while (process.isAlive() && !sign.isThere()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("engram.cli.Engram");
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectOutput(folder.resolve("out.txt").toFile());
        builder.redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("err.txt")).strip().replaceAll("\\s*\\R\\s*", " / ");
    }

    /** Rows where b is about twice a; the last tenth is faulty. */
    final Path rows(int count) throws IOException {
        Random random = new Random(count);
        List<String> lines = new ArrayList<>(List.of("a,b,c,fault"));
        for (int i = 0; i < count; i++) {
            double a = random.nextGaussian();
            boolean fault = i >= count * 0.9;
            double b = (fault ? -9 : 2) * a + random.nextGaussian() / 10;
            lines.add(a + "," + b + "," + (a - b) + "," + (fault ? "yes" : "no"));
        }
        return Files.write(folder.resolve("rows.csv"), lines);
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
