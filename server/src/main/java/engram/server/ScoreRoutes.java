package engram.server;

import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.ColumnError;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.KeptRow;
import engram.detection.verdict.Detection;
import engram.report.exhibits.PictureExhibit;
import engram.server.detectors.Served;
import engram.server.requests.Json;
import engram.server.requests.PlainBody;
import engram.server.requests.Problem;
import engram.server.requests.Sent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores and reasons, as plain JSON. */
final class ScoreRoutes {
    private static final int EXPLAINED = 16;

    /** Of a request: what its samples' reader had to say. */
    private static final String NOTES = "notes";

    private final Asked asked;

    ScoreRoutes(Asked asked) {
        this.asked = asked;
    }

    private record Verdict(String id, double score, double pValue, boolean anomalous) {}

    private record Scores(
            String detector,
            String version,
            double falseAlarmRate,
            double threshold,
            List<Verdict> verdicts,
            List<String> notes) {}

    private record Reason(
            Verdict verdict,
            Optional<PictureExhibit> picture,
            List<ColumnError> columns,
            Map<String, String> row,
            List<KeptRow> nearest,
            List<Explanation.Recalled> recalled) {}

    private record Reasons(
            String detector,
            double falseAlarmRate,
            double threshold,
            List<Reason> samples,
            List<String> notes) {}

    void add(RoutesConfig routes) {
        routes.post("/detectors/{name}/score", this::score);
        routes.post("/detectors/{name}/explain", this::explain);
    }

    private void score(Context context) {
        asked.judge(
                context,
                served -> {
                    DetectorRoutes.rate(context, served.detector());
                    return read(context, served);
                },
                (served, detections) -> {
                    AnomalyDetector detector = served.detector();
                    double rate = rateInForce(context, detector);
                    Json.answer(
                            context,
                            new Scores(
                                    served.name(),
                                    served.version(),
                                    rate,
                                    Json.finite(detector.calibration().threshold(rate)),
                                    detections.stream().map(one -> verdict(one, rate)).toList(),
                                    notes(context)));
                });
    }

    private Sent read(Context context, Served served) {
        AnomalyDetector detector = served.detector();
        Optional<String> id = Optional.ofNullable(detector.provenance().reading().get("idColumn"));
        Sent sent = PlainBody.read(context, detector.encoding(), id, asked.limits());
        context.attribute(NOTES, sent.notes());
        return sent;
    }

    private static List<String> notes(Context context) {
        List<String> notes = context.attribute(NOTES);
        return notes == null ? List.of() : notes;
    }

    private static double rateInForce(Context context, AnomalyDetector detector) {
        return detector.calibration().rateInForce(DetectorRoutes.rate(context, detector));
    }

    private static Verdict verdict(Detection detection, double rate) {
        return new Verdict(
                detection.id(),
                Json.finite(detection.score()),
                detection.pValue(),
                detection.pValue() <= rate);
    }

    private void explain(Context context) {
        asked.explain(
                context,
                served -> {
                    DetectorRoutes.rate(context, served.detector());
                    Sent sent = read(context, served);
                    if (sent.size() > EXPLAINED) {
                        throw Problem.tooLarge(
                                "at most "
                                        + EXPLAINED
                                        + " samples are explained at once; send those that"
                                        + " /score called anomalous");
                    }
                    return sent;
                },
                (served, explained) -> {
                    if (wantsPage(context)) {
                        context.html(ExplainedPage.of(served, explained));
                    } else {
                        Json.answer(context, reasons(context, served, explained));
                    }
                });
    }

    private static boolean wantsPage(Context context) {
        String accept = context.header("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static Reasons reasons(Context context, Served served, List<Explanation> explained) {
        AnomalyDetector detector = served.detector();
        double rate = rateInForce(context, detector);
        Optional<List<PictureExhibit>> pictures =
                detector.encoding() instanceof ImageEncoding encoding
                        ? Optional.of(
                                explained.stream()
                                        .map(PictureExhibit.of(detector, encoding))
                                        .toList())
                        : Optional.empty();
        List<Reason> reasons =
                IntStream.range(0, explained.size())
                        .mapToObj(
                                i ->
                                        reason(
                                                served,
                                                explained.get(i),
                                                pictures.map(all -> all.get(i)),
                                                rate))
                        .toList();
        return new Reasons(
                served.name(),
                rate,
                Json.finite(detector.calibration().threshold(rate)),
                reasons,
                notes(context));
    }

    private static Reason reason(
            Served served, Explanation explanation, Optional<PictureExhibit> picture, double rate) {
        Explainer explainer = new Explainer(served.detector());
        boolean table = served.detector().encoding() instanceof TableEncoding;
        return new Reason(
                verdict(explanation.detection(), rate),
                picture,
                table && explanation.reconstruction().isPresent()
                        ? explainer.columns(explanation)
                        : List.of(),
                table ? explainer.row(explanation.values()) : Map.of(),
                explainer.kept(explanation),
                explanation.recalled());
    }
}
