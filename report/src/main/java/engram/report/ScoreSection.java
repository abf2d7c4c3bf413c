package engram.report;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.report.charts.ScoreChart;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the scores lie, and where the threshold. */
record ScoreSection(Findings findings) implements Section {

    @Override
    public String id() {
        return "scores";
    }

    @Override
    public String title() {
        return "Scores";
    }

    @Override
    public Optional<Node> draw() {
        AnomalyDetector detector = findings.detector();
        ScoreChart chart = new ScoreChart(rows(), detector.threshold());
        return Optional.of(
                Node.all(
                        Element.paragraph("lead", lead()),
                        Element.of(
                                        "figure",
                                        Element.div("wide", chart.draw(1040, 104)),
                                        Element.div("narrow", chart.draw(380, 44)),
                                        Element.of(
                                                "figcaption",
                                                "Each histogram is scaled to its own peak. The calibration"
                                                        + " samples are normal and were never learned from."))
                                .styled("figure")));
    }

    private List<ScoreChart.Row> rows() {
        List<ScoreChart.Row> rows = new ArrayList<>();
        rows.add(new ScoreChart.Row("Calibration", findings.detector().calibration().scores()));
        add(rows, "Normal", Label.NORMAL);
        add(rows, "Anomalous", Label.ANOMALOUS);
        add(rows, "Unlabelled", Label.UNKNOWN);
        return rows;
    }

    private void add(List<ScoreChart.Row> rows, String name, Label label) {
        double[] scores = findings.scores(label);
        if (scores.length > 0) {
            rows.add(new ScoreChart.Row(name, scores));
        }
    }

    private String lead() {
        AnomalyDetector detector = findings.detector();
        if (!Double.isFinite(detector.threshold())) {
            return meaning()
                    + " No normal samples were put aside to calibrate on, and so nothing is flagged.";
        }
        return meaning()
                + " The threshold was set on "
                + detector.provenance().counts().sentence()
                + ", so that at most "
                + Wording.percent(detector.falseAlarmRate())
                + " of normal samples are expected above it."
                + byFolds(detector)
                + band(detector);
    }

    private String meaning() {
        return findings.explainer().rebuilds()
                ? "The higher a score, the worse the detector could rebuild the sample from what it"
                        + " knows."
                : "The higher a score, the less a sample is like those that the detector learned"
                        + " from.";
    }

    private static String byFolds(AnomalyDetector detector) {
        return detector.isJudgedByFolds()
                ? " Each fold's model judges by its own scores; what is drawn is their mean, and the"
                        + " threshold is about where verdicts change."
                : "";
    }

    private static String band(AnomalyDetector detector) {
        return detector.calibration()
                .band(detector.falseAlarmRate())
                .map(
                        band ->
                                " From so many samples, the true rate is within "
                                        + Wording.percent(band.low())
                                        + " and "
                                        + Wording.percent(band.high())
                                        + " (95 %)"
                                        + detector.provenance()
                                                .counts()
                                                .caution(detector.calibration())
                                        + ".")
                .orElse("");
    }
}
