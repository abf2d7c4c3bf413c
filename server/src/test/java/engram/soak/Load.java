package engram.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came of asking without a pause.
 *
 * @param failures requests without a right answer
 * @param warm resident memory after the first fifth, megabytes
 * @param end the same at the end
 */
record Load(long requests, long failures, double rowsPerSecond, double warm, double end) {

    static Load run(Asking asking, Soak.Plan plan) throws InterruptedException {
        HttpRequest request = asking.first(plan.rows());
        AtomicLong requests = new AtomicLong();
        AtomicLong failures = new AtomicLong();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(plan.seconds());
        Thread[] clients = new Thread[plan.clients()];
        for (int i = 0; i < clients.length; i++) {
            clients[i] =
                    new Thread(
                            () -> {
                                while (System.nanoTime() < end) {
                                    requests.incrementAndGet();
                                    if (!answered(asking, request, plan.rows())) {
                                        failures.incrementAndGet();
                                    }
                                }
                            },
                            "client-" + i);
            clients[i].start();
        }
        Thread.sleep(TimeUnit.SECONDS.toMillis(plan.seconds()) / 5);
        double warm = resident();
        for (Thread client : clients) {
            client.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Load(
                requests.get(),
                failures.get(),
                requests.get() * plan.rows() / seconds,
                warm,
                resident());
    }

    private static boolean answered(Asking asking, HttpRequest request, int rows) {
        try {
            return asking.isAnswered(request, rows);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Of this process, after a collection, so that what waits for one does not count. */
    private static double resident() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
