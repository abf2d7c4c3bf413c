package engram.server;

import engram.detection.verdict.Detection;
import engram.server.detectors.DetectorFolder;
import engram.server.detectors.DriftWatch.Standing;
import engram.server.detectors.Served;
import engram.server.requests.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What the service counts, for Prometheus. */
final class Metrics {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final DetectorFolder folder;
    private final MemoryMetrics memory;

    Metrics(DetectorFolder folder) {
        this.folder = folder;
        this.memory = new MemoryMetrics(folder, registry);
    }

    /** Counts what the folder holds at the moment of asking. */
    void watch() {
        Gauge.builder("engram.detectors", folder, one -> one.served().size())
                .description("Detectors that answer")
                .register(registry);
        Gauge.builder("engram.detectors.broken", folder, one -> one.broken().size())
                .description("Detectors that cannot be loaded")
                .register(registry);
    }

    /**
     * @param route the route's pattern, not the address: names that are made up must not fill the
     *     memory
     */
    void requested(String route, int status, double milliseconds) {
        Timer.builder("engram.requests")
                .description("Time from the arrival of a request to its answer")
                .tag("route", route)
                .tag("status", String.valueOf(status))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry)
                .record(Duration.ofNanos((long) (milliseconds * 1e6)));
    }

    /** Verdicts that a detector gave. */
    void judged(Served served, List<Detection> detections) {
        String detector = served.name();
        DistributionSummary scores =
                DistributionSummary.builder("engram.scores")
                        .description("Scores of samples")
                        .tag("detector", detector)
                        .publishPercentiles(0.5, 0.9, 0.99)
                        .register(registry);
        int anomalies = 0;
        for (Detection detection : detections) {
            scores.record(Math.max(0, Json.finite(detection.score())));
            anomalies += detection.anomalous() ? 1 : 0;
        }
        Counter.builder("engram.samples")
                .description("Samples judged")
                .tag("detector", detector)
                .register(registry)
                .increment(detections.size());
        Counter.builder("engram.anomalies")
                .description("Samples judged anomalous, at the detector's own rate")
                .tag("detector", detector)
                .register(registry)
                .increment(anomalies);
        if (served.drift().isPresent() && watched.add(detector)) {
            drift(detector);
        }
    }

    private void drift(String detector) {
        Gauge.builder("engram.drift.evidence", () -> standing(detector, Standing::evidence))
                .description("How surely usual samples changed, to base 10; 2 is an alarm")
                .tag("detector", detector)
                .register(registry);
        Gauge.builder("engram.drift.alarms", () -> standing(detector, Standing::alarms))
                .description("Alarms of drift since the detector was loaded")
                .tag("detector", detector)
                .register(registry);
    }

    /** Of the detector that has the name now; none once it is gone. */
    private double standing(String detector, ToDoubleFunction<Standing> what) {
        return Optional.ofNullable(folder.served().get(detector))
                .flatMap(Served::drift)
                .map(what::applyAsDouble)
                .orElse(Double.NaN);
    }

    String page() {
        memory.look();
        return registry.scrape();
    }
}
