package engram.server;

import engram.detection.verdict.Detection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the service counts, for Prometheus. */
final class Metrics {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, DriftWatch.Standing> standings = new ConcurrentHashMap<>();

    /** Counts what a folder holds at the moment of asking. */
    void watch(DetectorFolder folder) {
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
        served.drift().ifPresent(watch -> drift(detector, watch.standing()));
    }

    /** Of the detector that judged last: another of the same name may have taken its place. */
    private void drift(String detector, DriftWatch.Standing standing) {
        if (standings.put(detector, standing) == null) {
            Gauge.builder("engram.drift.evidence", () -> standings.get(detector).evidence())
                    .description("How surely usual samples changed, to base 10; 2 is an alarm")
                    .tag("detector", detector)
                    .register(registry);
            Gauge.builder("engram.drift.alarms", () -> standings.get(detector).alarms())
                    .description("Alarms of drift since the detector was loaded")
                    .tag("detector", detector)
                    .register(registry);
        }
    }

    String page() {
        return registry.scrape();
    }
}
