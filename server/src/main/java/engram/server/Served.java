package engram.server;

import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.verdict.Detection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A detector that answers requests. It can be retired, when another takes its place: requests that
 * hold it are answered by it, and it is freed after the last of them.
 */
final class Served {
    private final String name;
    private final String version;
    private final AnomalyDetector detector;
    private final Batcher batcher;
    private final Recent recent = new Recent();
    private final Optional<DriftWatch> drift;
    private int leases;
    private boolean retired;

    private Served(String name, String version, AnomalyDetector detector, Limits limits) {
        this.name = name;
        this.version = version;
        this.detector = detector;
        this.drift = DriftWatch.of(detector);
        int processors = Runtime.getRuntime().availableProcessors();
        this.batcher =
                new Batcher(
                        detector::detect,
                        detector.encoding().shape(),
                        limits.waiting(),
                        limits.batching(),
                        Math.max(1, processors / detector.execution().threads()));
    }

    /**
     * Loads the detector of a folder.
     *
     * @param version what tells it from others that had its name
     * @throws engram.detection.files.ArtifactException if it is damaged
     */
    static Served load(String name, String version, Path folder, Limits limits) {
        return new Served(name, version, AnomalyDetector.load(folder), limits);
    }

    /** Keeps the detector until it is closed. */
    final class Lease implements AutoCloseable {
        private boolean open = true;

        Served served() {
            return Served.this;
        }

        @Override
        public void close() {
            synchronized (Served.this) {
                if (open) {
                    open = false;
                    leases--;
                    freeIfDone();
                }
            }
        }
    }

    /** Empty where another has taken its place. */
    synchronized Optional<Lease> lease() {
        if (retired) {
            return Optional.empty();
        }
        leases++;
        return Optional.of(new Lease());
    }

    /** Answers no further request. */
    synchronized void retire() {
        retired = true;
        freeIfDone();
    }

    private void freeIfDone() {
        if (retired && leases == 0) {
            batcher.close();
            detector.close();
        }
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    AnomalyDetector detector() {
        return detector;
    }

    Explainer explainer() {
        return new Explainer(detector);
    }

    Recent recent() {
        return recent;
    }

    /** Empty where the detector has nothing to compare with. */
    Optional<DriftWatch> drift() {
        return drift;
    }

    /** Those who watch the detector learn of verdicts that it gave. */
    void gave(List<Detection> detections) {
        recent.add(detections);
        drift.ifPresent(watch -> watch.saw(detections));
    }

    Batcher batcher() {
        return batcher;
    }

    /** The verdicts on samples of a request that was announced to the batcher. */
    CompletableFuture<List<Detection>> judge(Sent sent) {
        return batcher.submit(sent);
    }
}
