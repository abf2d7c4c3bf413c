package engram.soak;

import engram.torch.Torch;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What a soak measured.
 *
 * @param alone rows a second of the detector itself, asked by as many threads
 */
record SoakFigures(Overhead overhead, Load load, double alone) {

    /** As a page. */
    String page(Soak.Plan plan, String commit) {
        return String.format(
                Locale.ROOT,
                """
                # The service at saturation

                Written by `scripts/soak --seconds %d --clients %d --rows %d` on %s at commit %s: Java %s, libtorch %s, %s %s, %s, %d processors.

                One process holds the service and the clients; the detector is `row-memory` on rows of ten numbers.

                | what | measured | goal |
                |---|---:|---:|
                | a row alone, asked over one connection: added at the median, ms (the detector's own %.2f) | %.2f | 1 |
                | added at the 99th percentile, ms (the detector's own is %.2f above its median there) | %.2f | 5 |
                | a row alone, asked by Java's HTTP client, its threads included: added at the median, ms | %.2f | |
                | requests answered, of %d | %d | all |
                | rows a second | %.0f | |
                | the detector's own, on as many threads, rows encoded beforehand | %.0f | |
                | share of the detector's own | %.2f | 0.9 |
                | resident memory after a fifth of the time, MB (%d of them the Java heap, whole from the start) | %.0f | |
                | at the end, MB | %.0f | no growth |
                """,
                plan.seconds(),
                plan.clients(),
                plan.rows(),
                LocalDate.now(ZoneOffset.UTC),
                commit,
                System.getProperty("java.runtime.version"),
                Torch.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Torch.vectorInstructions(),
                Runtime.getRuntime().availableProcessors(),
                overhead.own(),
                overhead.median(),
                overhead.ownHigh() - overhead.own(),
                overhead.high(),
                overhead.client(),
                load.requests(),
                load.requests() - load.failures(),
                load.rowsPerSecond(),
                alone,
                load.rowsPerSecond() / alone,
                Runtime.getRuntime().maxMemory() >> 20,
                load.warm(),
                load.end());
    }
}
