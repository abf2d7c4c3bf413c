package engram.report;

import engram.detection.AnomalyDetector;
import engram.evaluation.Evaluation;
import engram.evaluation.Interval;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was looked at and what came of it, in plain words and a few large numbers. */
final class Headline {
    private static final String WARNING = "warning: ";

    private final Findings findings;
    private final AnomalyDetector detector;
    private final List<String> remarks;

    Headline(Findings findings) {
        this(findings, List.of());
    }

    /**
     * @param remarks on the data, a sentence each
     */
    Headline(Findings findings, List<String> remarks) {
        this.remarks = List.copyOf(remarks);
        this.findings = findings;
        this.detector = findings.detector();
    }

    /** The page's title. */
    String title() {
        int flagged = findings.flagged();
        return (flagged == 0 ? "None" : Wording.count(flagged))
                + " of "
                + Wording.count(findings.samples(), "sample")
                + (flagged > 1 ? " stand out" : " stands out");
    }

    Node draw() {
        Element header =
                Element.of(
                                "header",
                                Element.paragraph("mark", "Engram"),
                                Element.of("h1", title()),
                                lede(),
                                tiles())
                        .with("id", "top");
        cautions().forEach(caution -> header.add(Element.paragraph("caution", caution)));
        return header;
    }

    private Node lede() {
        double rate = detector.falseAlarmRate();
        return Element.of(
                        "p",
                        Node.text(
                                "A detector ("
                                        + detector.config().family()
                                        + ") learned what is normal from "),
                        Node.text(
                                Wording.count(detector.provenance().counts().training(), "sample")),
                        Node.text(" of "),
                        Element.of("b", detector.provenance().source()),
                        Node.text(" and judged "),
                        judged(),
                        Node.text(
                                " by it. It is set to raise a false alarm on at most "
                                        + Wording.percent(rate)
                                        + " of normal samples"),
                        Node.text(measured().orElse(".")))
                .styled("lede");
    }

    private Node judged() {
        return findings.data().equals(detector.provenance().source())
                ? Node.text("what is there")
                : Element.of("b", findings.data());
    }

    /** How the promise held, where labels tell. */
    private Optional<String> measured() {
        return findings.known()
                .flatMap(known -> known.evaluation().falseAlarmRate())
                .map(
                        rate -> {
                            String found = Wording.percent(rate.estimate());
                            if (rate.low() > detector.falseAlarmRate()) {
                                return ", but did so on "
                                        + found
                                        + ": normal samples here differ from those it learned from.";
                            }
                            return ", and did so on " + found + ".";
                        });
    }

    private Element tiles() {
        List<Element> tiles = new ArrayList<>();
        long skipped = findings.survey().leftOut().size();
        tiles.add(
                tile(
                        "Looked at",
                        Wording.count(findings.samples()),
                        skipped == 0
                                ? "samples"
                                : Wording.count(skipped) + " unreadable left out"));
        double share = (double) findings.flagged() / findings.samples();
        tiles.add(
                tile(
                                "Flagged",
                                Wording.count(findings.flagged()),
                                Wording.percent(share) + " of them")
                        .styled("tile key"));
        String rate = Wording.percent(detector.falseAlarmRate());
        String asked = detector.shortage().isEmpty() ? "asked for" : "in force";
        Optional<Evaluation> evaluation = findings.known().map(Findings.Known::evaluation);
        Optional<Interval> falseAlarms = evaluation.flatMap(Evaluation::falseAlarmRate);
        if (falseAlarms.isEmpty()) {
            tiles.add(tile("False-alarm rate", rate, asked));
        }
        falseAlarms.ifPresent(
                measured -> tiles.add(shareTile("False alarms", measured, asked + ": " + rate)));
        evaluation
                .flatMap(Evaluation::recall)
                .ifPresent(recall -> tiles.add(shareTile("Anomalies caught", recall, "recall")));
        evaluation
                .flatMap(Evaluation::auroc)
                .ifPresent(
                        area ->
                                tiles.add(
                                        tile(
                                                "AUROC",
                                                Wording.area(area.estimate()),
                                                "95 %: " + Wording.areas(area))));
        return Element.of("dl", tiles).styled("tiles");
    }

    private static Element shareTile(String name, Interval share, String what) {
        return tile(
                name,
                Wording.percent(share.estimate()),
                what + " · 95 %: " + Wording.percents(share));
    }

    private static Element tile(String name, String value, String note) {
        return Element.div(
                "tile",
                Element.of("dt", name),
                Element.of("dd", value).styled("value"),
                Element.of("dd", note).styled("note"));
    }

    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        detector.shortage().ifPresent(shortage -> cautions.add(Wording.sentence(shortage)));
        detector.doubt().ifPresent(doubt -> cautions.add(Wording.sentence(doubt)));
        detector.provenance().remarks().stream()
                .filter(remark -> remark.startsWith(WARNING))
                .map(remark -> Wording.sentence(remark.substring(WARNING.length())))
                .filter(caution -> !cautions.contains(caution))
                .forEach(cautions::add);
        // They begin with the names of videos, which stay as they are.
        remarks.forEach(remark -> cautions.add(remark.replace(": warning: ", ": ") + "."));
        return cautions;
    }
}
