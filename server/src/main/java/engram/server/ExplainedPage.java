package engram.server;

import engram.data.Label;
import engram.detection.Survey;
import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.report.ReportPage;
import engram.server.detectors.Served;
import engram.server.requests.Json;
import java.util.Comparator;
import java.util.List;

/** The page that {@code engram explain} writes, about the samples of a request. */
final class ExplainedPage {
    private ExplainedPage() {}

    static String of(Served served, List<Explanation> explained) {
        List<Detection> detections = explained.stream().map(Explanation::detection).toList();
        boolean[] flagged = new boolean[detections.size()];
        for (int i = 0; i < flagged.length; i++) {
            flagged[i] = detections.get(i).anomalous();
        }
        Survey survey =
                new Survey(
                        detections.stream().mapToDouble(one -> Json.finite(one.score())).toArray(),
                        flagged,
                        detections.stream().map(one -> Label.UNKNOWN).toList(),
                        explained.stream()
                                .sorted(
                                        Comparator.<Explanation>comparingDouble(
                                                        one -> one.detection().score())
                                                .reversed())
                                .toList(),
                        List.of(),
                        List.of());
        return ReportPage.of(served.detector(), survey, "a request").html();
    }
}
