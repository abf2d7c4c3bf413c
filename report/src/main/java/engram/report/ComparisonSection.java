package engram.report;

import engram.evaluation.Evaluation;
import engram.evaluation.Interval;
import engram.report.charts.IntervalChart;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The detector beside others on the same samples. */
record ComparisonSection(Findings findings) implements Section {

    @Override
    public String id() {
        return "comparison";
    }

    @Override
    public String title() {
        return "Comparison";
    }

    @Override
    public Optional<Node> draw() {
        if (findings.compared().isEmpty() || findings.known().isEmpty()) {
            return Optional.empty();
        }
        List<ComparedDetector> all = new ArrayList<>();
        all.add(
                new ComparedDetector(
                        findings.detector().config().family() + " (this)",
                        findings.known().get().evaluation()));
        all.addAll(findings.compared());
        return Optional.of(
                Node.all(
                        Element.paragraph(
                                "lead",
                                "The same samples, judged by other detectors. Bars are 95 % intervals."),
                        chart(all),
                        table(all)));
    }

    private static Node chart(List<ComparedDetector> all) {
        List<IntervalChart.Row> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ComparedDetector one = all.get(i);
            boolean own = i == 0;
            one.evaluation()
                    .auroc()
                    .ifPresent(area -> rows.add(new IntervalChart.Row(one.name(), area, own)));
        }
        if (rows.isEmpty()) {
            return Node.none();
        }
        IntervalChart chart = new IntervalChart(rows);
        return Element.of(
                        "figure",
                        Element.div("wide", chart.draw(1040)),
                        Element.div("narrow", chart.draw(380)))
                .styled("figure");
    }

    private static Node table(List<ComparedDetector> all) {
        Element head = Element.of("tr", Element.of("th", "Detector").with("scope", "col"));
        for (String name : List.of("AUROC", "AUPR", "False alarms", "Recall", "Precision", "F1")) {
            head.add(Element.of("th", name).with("scope", "col").styled("number"));
        }
        Element body = Element.of("tbody");
        for (ComparedDetector one : all) {
            Evaluation evaluation = one.evaluation();
            body.add(
                    Element.of(
                            "tr",
                            Element.of("th", one.name()).with("scope", "row"),
                            cell(evaluation.auroc(), Wording::area),
                            cell(evaluation.aupr(), Wording::area),
                            cell(evaluation.falseAlarmRate(), Wording::percent),
                            cell(evaluation.recall(), Wording::percent),
                            cell(evaluation.precision(), Wording::percent),
                            cell(evaluation.f1(), Wording::area)));
        }
        return Element.div("scroll", Element.of("table", Element.of("thead", head), body));
    }

    private static Element cell(Optional<Interval> figure, Function<Double, String> wording) {
        return Element.of("td", figure.map(Interval::estimate).map(wording).orElse("–"))
                .styled("number");
    }
}
