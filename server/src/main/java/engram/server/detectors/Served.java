package engram.server.detectors;

import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.server.requests.Limits;
import engram.server.requests.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A detector that answers requests. It can be retired, when another takes its place: requests that
 * hold it are answered by it, and it is freed after the last of them.
 */
public final class Served {
    private final String name;
    private final String version;
    private final AnomalyDetector detector;
    private final Batcher<Detection> verdicts;

    /** With a thread of their own: they take long, and are not to hold up verdicts. */
    private final Batcher<Explanation> reasons;

    private final Recent recent = new Recent();
    private final Optional<DriftWatch> drift;
    private final Optional<MemoryWatch> memory;
    private int leases;
    private boolean retired;

    private Served(String name, String version, AnomalyDetector detector, Limits limits) {
        this.name = name;
        this.version = version;
        this.detector = detector;
        this.drift = DriftWatch.of(detector);
        this.memory = MemoryWatch.of(detector);
        int processors = Runtime.getRuntime().availableProcessors();
        this.verdicts =
                batcher(
                        this::detected,
                        limits,
                        Math.max(1, processors / detector.execution().threads()));
        this.reasons = batcher(this::explained, limits, 1);
    }

    private <T> Batcher<T> batcher(Function<Together, List<T>> work, Limits limits, int workers) {
        return new Batcher<>(
                work, detector.encoding().shape(), limits.waiting(), limits.batching(), workers);
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
    public final class Lease implements AutoCloseable {
        private boolean open = true;

        public Served served() {
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
            verdicts.close();
            reasons.close();
            detector.close();
        }
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public AnomalyDetector detector() {
        return detector;
    }

    /** The last verdicts, the last first. */
    public List<Recent.Seen> recent() {
        return recent.list();
    }

    /** Whether samples still are what was learned; empty where there is nothing to compare with. */
    public Optional<DriftWatch.Standing> drift() {
        return drift.map(DriftWatch::standing);
    }

    /** How memory is used lately; empty without a learned memory, or where nobody asked yet. */
    public Optional<MemoryWatch.Standing> memory() {
        Optional<Lease> lease = memory.isEmpty() ? Optional.empty() : lease();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease held = lease.get()) {
            return memory.flatMap(MemoryWatch::standing);
        }
    }

    private List<Detection> detected(Together round) {
        memory.ifPresent(watch -> watch.saw(round));
        return detector.detect(round);
    }

    /** Verdicts with their reasons, in one look at each sample. */
    private List<Explanation> explained(Together round) {
        memory.ifPresent(watch -> watch.saw(round));
        Explainer explainer = new Explainer(detector);
        List<Explanation> all = new ArrayList<>();
        for (Sent sent : round.requests()) {
            for (int i = 0; i < sent.size(); i++) {
                all.add(explainer.explain(sent.ids().get(i), sent.part(i, i + 1).values()));
            }
        }
        return all;
    }

    /** Those who watch the detector learn of verdicts that it gave. */
    public void gave(List<Detection> detections) {
        recent.add(detections);
        drift.ifPresent(watch -> watch.saw(detections));
    }

    /**
     * The verdicts on the samples of a request.
     *
     * @param reading gives them; those of other requests wait for it a moment
     * @throws engram.server.requests.Problem if too many requests wait already
     */
    public CompletableFuture<List<Detection>> judge(Supplier<Sent> reading) {
        Sent sent = read(reading, verdicts);
        // Each thread that computes with several others keeps these for itself.
        return detector.execution().threads() == 1 ? verdicts.judge(sent) : verdicts.submit(sent);
    }

    /**
     * The verdicts on the samples of a request, and why they have them.
     *
     * @param reading gives them
     * @throws engram.server.requests.Problem if too many requests wait already
     */
    public CompletableFuture<List<Explanation>> explain(Supplier<Sent> reading) {
        return reasons.submit(read(reading, reasons));
    }

    private static Sent read(Supplier<Sent> reading, Batcher<?> batcher) {
        batcher.announce();
        try {
            return reading.get();
        } finally {
            batcher.arrived();
        }
    }
}
