package engram.fuzz;

import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.detection.files.ArtifactException;
import engram.training.TrainingDivergedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.LogManager;

/**
 * The process that reads. It says on stdout what came of it: {@code done FROM ACCEPTED REFUSED}
 * after some inputs, {@code failed INPUT WHY} for one.
 */
final class Worker {
    private static final long LONGEST_MILLIS = 20_000;
    private static final long LONGEST_WAIT_MILLIS = 300_000;
    private static final long MOST_GROWTH = 600_000_000;
    private static final int AT_ONCE = 50;

    private final Reader reader;
    private final long seed;
    private final Path scratch;
    private final Path kept;
    private final String name;
    private volatile long input = -1;
    private volatile byte[] current;
    private long baseline;

    private Worker(String name, long seed, Path kept) throws IOException {
        this.name = name;
        this.reader = Readers.named(name);
        this.seed = seed;
        this.kept = kept;
        this.scratch = Files.createTempDirectory("engram-fuzz");
    }

    /**
     * @param arguments the reader, the seed, the first input's number, how many seconds at most,
     *     how many inputs at most, and the folder for inputs that fail
     */
    public static void main(String... arguments) throws IOException {
        LogManager.getLogManager().reset(); // What is warned of is not looked at here.
        Worker worker =
                new Worker(arguments[0], Long.parseLong(arguments[1]), Path.of(arguments[5]));
        worker.run(
                Long.parseLong(arguments[2]),
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]));
        System.exit(0);
    }

    private void run(long first, long seconds, long most) throws IOException {
        List<byte[]> seeds = reader.seeds();
        for (byte[] whole : seeds) {
            reader.read(whole, scratch); // what is whole must be read
        }
        baseline = resident();
        watch();
        long end = System.nanoTime() + seconds * 1_000_000_000;
        int accepted = 0;
        int refused = 0;
        for (long i = first; i < first + most && System.nanoTime() < end; i++) {
            Damage damage = new Damage(seed * 1_000_003 + i);
            byte[] whole = seeds.get(damage.random.nextInt(seeds.size()));
            byte[] other = seeds.get(damage.random.nextInt(seeds.size()));
            current = reader.damage(whole, other, damage);
            input = i;
            if (attempt()) {
                accepted++;
            } else {
                refused++;
            }
            if ((i - first) % AT_ONCE == AT_ONCE - 1) {
                say("done " + (i + 1) + " " + accepted + " " + refused);
                requireLittleMemory();
            }
        }
        say("done " + (input + 1) + " " + accepted + " " + refused);
    }

    private boolean attempt() throws IOException {
        try {
            reader.read(current, scratch);
            return true;
        } catch (UnreadableDataException
                | ArtifactException
                | ShapeMismatchException
                | TrainingDivergedException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("\n") || message.length() > 1000) {
                fail("a message of more than a line: " + message);
            }
            return false;
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            fail(e + (trace.length > 0 ? " at " + trace[0] : ""));
            return false;
        }
    }

    private void fail(String why) throws IOException {
        Files.createDirectories(kept);
        Files.write(kept.resolve(name + "-" + seed + "-" + input), current);
        String line = why.replaceAll("\\s*\\R\\s*", " ");
        say("failed " + input + " " + line.substring(0, Math.min(300, line.length())));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Ends the process when an input takes too long: whoever started it goes on after it. */
    private void watch() {
        Thread watch =
                new Thread(
                        () -> {
                            long seen = Long.MIN_VALUE;
                            long began = 0;
                            long worked = 0;
                            while (true) {
                                if (input != seen) {
                                    seen = input;
                                    began = System.currentTimeMillis();
                                    worked = worked();
                                } else if (isTooLong(began, worked)) {
                                    end("takes too long");
                                }
                                pause();
                            }
                        });
        watch.setDaemon(true);
        watch.start();
    }

    private void requireLittleMemory() throws IOException {
        if (resident() - baseline > MOST_GROWTH) {
            end("the process has grown by more than " + MOST_GROWTH + " bytes");
        }
    }

    private void end(String why) {
        try {
            fail(why);
        } catch (IOException e) {
            say("failed " + input + " " + why + ", and cannot be kept: " + e);
        }
        Runtime.getRuntime().halt(3);
    }

    /** On a busy machine the clock alone would call slow what only waits for its turn. */
    private static boolean isTooLong(long began, long worked) {
        return worked() - worked > LONGEST_MILLIS
                || System.currentTimeMillis() - began > LONGEST_WAIT_MILLIS;
    }

    /** Milliseconds of this process on processors. */
    private static long worked() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ofNanos(System.nanoTime()))
                .toMillis();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Bytes of memory that the process has, where the system tells. */
    private static long resident() throws IOException {
        Path statm = Path.of("/proc/self/statm");
        return Files.exists(statm)
                ? 4096 * Long.parseLong(Files.readString(statm).split(" ", -1)[1])
                : 0;
    }
}
