package engram.report.exhibits;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.regex.Pattern;

/** What stands at the head of a sample's card: its name, its score, and whether that was right. */
final class Verdict {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final double NEARLY = 0.95;

    private final AnomalyDetector detector;

    Verdict(AnomalyDetector detector) {
        this.detector = detector;
    }

    Element head(Detection detection) {
        String id = detection.id();
        Element name =
                Element.of("h3", NUMBER.matcher(id).matches() ? "Row " + id : id).with("title", id);
        return Element.div("head", name, chip(detection));
    }

    /** Verdict against label, where there is a label. */
    private static Node chip(Detection detection) {
        if (detection.label() == Label.UNKNOWN) {
            return Node.none();
        }
        boolean anomalous = detection.label() == Label.ANOMALOUS;
        if (detection.anomalous()) {
            return anomalous
                    ? Element.span("chip hit", "labelled anomalous")
                    : Element.span("chip wrong", "false alarm");
        }
        return anomalous
                ? Element.span("chip wrong", "missed: labelled anomalous")
                : Element.span("chip", "labelled normal");
    }

    /** The score, how far beyond the threshold, and how rare among normal samples. */
    Element figures(Detection detection) {
        Element line =
                Element.of(
                                "p",
                                Node.text("Score "),
                                Element.of("b", Wording.score(detection.score())))
                        .styled("figures");
        double threshold = detector.threshold();
        if (Double.isFinite(threshold) && threshold > 0) {
            double times = detection.score() / threshold;
            line.add(
                    Node.text(
                            times > NEARLY && !detection.anomalous()
                                    ? ", just below the threshold"
                                    : ", " + Wording.rounded(times, 2) + " × the threshold"));
        }
        return line.add(
                Element.of("br"),
                Element.span(
                        "muted", asHigh(detection) + " · p " + Wording.chance(detection.pValue())));
    }

    private String asHigh(Detection detection) {
        int size = detector.calibration().size();
        long above = detector.calibration().atLeastAs(detection.pValue());
        return (above == 0 ? "None" : Wording.count(above))
                + " of "
                + Wording.count(size, "held-out normal sample")
                + (above > 1 ? " score" : " scores")
                + " as high";
    }
}
