package engram.report;

import engram.evaluation.Confusion;
import engram.evaluation.PrecisionRecallCurve;
import engram.evaluation.RocCurve;
import engram.report.charts.CurveChart;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.Optional;

/** How well scores part anomalous from normal samples, where labels tell. */
record QualitySection(Findings findings) implements Section {
    private static final int POINTS = 300;

    @Override
    public String id() {
        return "quality";
    }

    @Override
    public String title() {
        return "Quality";
    }

    @Override
    public Optional<Node> draw() {
        Optional<Findings.Known> known = findings.known();
        if (known.isEmpty()) {
            return Optional.of(
                    Element.paragraph(
                            "lead",
                            "The samples carry no labels, so how many anomalies were caught or missed"
                                    + " cannot be told. Only the false-alarm rate is promised."));
        }
        Optional<String> caution = known.get().evaluation().caution();
        if (caution.isPresent()) {
            return Optional.of(Element.paragraph("lead", "No curves: " + caution.get() + "."));
        }
        return Optional.of(
                Node.all(
                        Element.paragraph("lead", lead(known.get().evaluation().confusion())),
                        Element.div("pair", roc(known.get()), precisionRecall(known.get()))));
    }

    private static String lead(Confusion confusion) {
        return "At the threshold, "
                + Wording.count(confusion.truePositives())
                + " of "
                + Wording.count(confusion.anomalies(), "anomalous sample")
                + " were caught, and "
                + Wording.count(confusion.falsePositives())
                + " of "
                + Wording.count(confusion.normals(), "normal sample")
                + " flagged by mistake. The curves show what other thresholds would have given.";
    }

    private static Element roc(Findings.Known known) {
        RocCurve curve = RocCurve.of(known.scores(), known.anomalous()).thinned(POINTS);
        Confusion confusion = known.evaluation().confusion();
        double falseAlarms = confusion.falseAlarmRate().orElseThrow().estimate();
        double recall = confusion.recall().orElseThrow().estimate();
        Element chart =
                new CurveChart(
                                "false alarms",
                                "recall",
                                "ROC curve, area " + Wording.area(curve.area().estimate()))
                        .reference(
                                new CurveChart.Point(0, 0), new CurveChart.Point(1, 1), "by chance")
                        .curve(
                                curve.points().stream()
                                        .map(
                                                point ->
                                                        new CurveChart.Point(
                                                                point.falseAlarmRate(),
                                                                point.recall()))
                                        .toList())
                        .operating(
                                new CurveChart.Point(falseAlarms, recall),
                                "threshold: " + Wording.percent(recall) + " caught")
                        .draw();
        return figure(
                "ROC",
                "area "
                        + Wording.area(curve.area().estimate())
                        + " · 95 %: "
                        + Wording.areas(curve.area()),
                chart);
    }

    private static Element precisionRecall(Findings.Known known) {
        PrecisionRecallCurve curve =
                PrecisionRecallCurve.of(known.scores(), known.anomalous()).thinned(POINTS);
        Confusion confusion = known.evaluation().confusion();
        double part = (double) confusion.anomalies() / confusion.total();
        CurveChart chart =
                new CurveChart(
                                "recall",
                                "precision",
                                "Precision-recall curve, area "
                                        + Wording.area(curve.area().estimate()))
                        .reference(
                                new CurveChart.Point(0, part),
                                new CurveChart.Point(1, part),
                                "by chance")
                        .curve(
                                curve.points().stream()
                                        .map(
                                                point ->
                                                        new CurveChart.Point(
                                                                point.recall(), point.precision()))
                                        .toList());
        confusion
                .precision()
                .ifPresent(
                        precision ->
                                chart.operating(
                                        new CurveChart.Point(
                                                confusion.recall().orElseThrow().estimate(),
                                                precision.estimate()),
                                        "threshold: "
                                                + Wording.percent(precision.estimate())
                                                + " right"));
        return figure(
                "Precision and recall",
                "area "
                        + Wording.area(curve.area().estimate())
                        + " · 95 %: "
                        + Wording.areas(curve.area()),
                chart.draw());
    }

    private static Element figure(String name, String figures, Element chart) {
        return Element.of(
                        "figure",
                        Element.of(
                                "figcaption",
                                Element.of("b", name),
                                Node.text(" "),
                                Element.span("muted", figures)),
                        chart)
                .styled("figure");
    }
}
