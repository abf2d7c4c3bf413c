package engram.server;

import engram.data.SampleShape;
import engram.detection.AnomalyDetector;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.RateBand;
import engram.server.detectors.DetectorFolder;
import engram.server.detectors.Served;
import engram.server.requests.Json;
import engram.server.requests.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What there is to know about detectors. */
final class DetectorRoutes {
    private final Asked asked;
    private final DetectorFolder folder;
    private final Access access;

    DetectorRoutes(Asked asked, DetectorFolder folder, Access access) {
        this.asked = asked;
        this.folder = folder;
        this.access = access;
    }

    /**
     * @param why its folder cannot be loaded; one that was loaded before may be ready all the same
     */
    private record Listed(String name, boolean ready, Optional<String> why) {}

    private record Described(
            String name,
            String version,
            String model,
            String judges,
            Limit threshold,
            String calibratedOn,
            String created,
            List<String> limits) {}

    private record Limit(
            double askedRate,
            double falseAlarmRate,
            double threshold,
            int calibrationSamples,
            Optional<RateBand> band) {}

    private record Sight(String at, String id, double score, double pValue, boolean anomalous) {}

    void add(RoutesConfig routes) {
        routes.get("/detectors", this::list);
        routes.get("/detectors/{name}", context -> asked.tell(context, this::describe));
        routes.get(
                "/detectors/{name}/threshold",
                context ->
                        asked.tell(
                                context,
                                one -> limit(one.detector(), rate(context, one.detector()))));
        routes.get(
                "/detectors/{name}/calibration",
                context ->
                        asked.tell(
                                context,
                                one -> Map.of("scores", one.detector().calibration().scores())));
        routes.get("/detectors/{name}/recent", context -> asked.tell(context, this::recent));
        routes.get("/detectors/{name}/drift", context -> asked.tell(context, this::drift));
    }

    /** The rate that a request asks for, or the detector's own. */
    static double rate(Context context, AnomalyDetector detector) {
        String given = context.queryParam("rate");
        if (given == null) {
            return detector.askedRate();
        }
        try {
            double rate = Double.parseDouble(given);
            Calibration.requireRate(rate);
            return rate;
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("rate is a number above 0 and below 1, not " + given);
        }
    }

    private void list(Context context) {
        Set<String> served = folder.served().keySet();
        Map<String, String> broken = folder.broken();
        Set<String> all = new TreeSet<>(served);
        all.addAll(broken.keySet());
        List<Listed> listed =
                all.stream()
                        .filter(name -> access.knows(context, name))
                        .map(
                                name ->
                                        new Listed(
                                                name,
                                                served.contains(name),
                                                Optional.ofNullable(broken.get(name))))
                        .toList();
        Json.answer(context, Map.of("detectors", listed));
    }

    private Object describe(Served served) {
        AnomalyDetector detector = served.detector();
        Provenance provenance = detector.provenance();
        return new Described(
                served.name(),
                served.version(),
                detector.config().family(),
                kind(detector.encoding().shape()),
                limit(detector, detector.askedRate()),
                provenance.counts().sentence(),
                provenance.created().toString(),
                detector.limits());
    }

    private static String kind(SampleShape shape) {
        if (shape instanceof SampleShape.Clip) {
            return "video (" + shape + "), which the service does not take; see engram watch";
        }
        return shape instanceof SampleShape.Row ? "rows" : "pictures (" + shape + ")";
    }

    private static Limit limit(AnomalyDetector detector, double asked) {
        Calibration calibration = detector.calibration();
        double rate = calibration.rateInForce(asked);
        return new Limit(
                asked,
                rate,
                Json.finite(calibration.threshold(rate)),
                calibration.size(),
                calibration.band(rate));
    }

    private Object drift(Served served) {
        return served.drift()
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "this detector has no calibration samples to compare with"));
    }

    private Object recent(Served served) {
        return Map.of(
                "recent",
                served.recent().stream()
                        .map(
                                seen ->
                                        new Sight(
                                                seen.at().toString(),
                                                seen.detection().id(),
                                                Json.finite(seen.detection().score()),
                                                seen.detection().pValue(),
                                                seen.detection().anomalous()))
                        .toList());
    }
}
