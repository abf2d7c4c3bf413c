package engram.detection.files;

import engram.data.Counted;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.detection.verdict.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A page for people that lies beside a detector: what it is, what it learned from, what it
 * promises, what it does not. All of it stands in {@code detector.json} too, for programs.
 */
final class ModelCard {
    private final DetectorContents contents;
    private final List<String> lines = new ArrayList<>();

    private ModelCard(DetectorContents contents) {
        this.contents = contents;
    }

    /** The page, in Markdown. */
    static String of(DetectorContents contents) {
        ModelCard card = new ModelCard(contents);
        card.what();
        card.learnedFrom();
        card.promise();
        card.limits();
        card.made();
        return String.join("\n", card.lines) + "\n";
    }

    private void heading(String title) {
        lines.addAll(List.of("", "## " + title, ""));
    }

    private void item(String name, Object value) {
        lines.add("- **" + name + "**: " + value);
    }

    private void what() {
        Encoding encoding = contents.encoding();
        lines.add("# A detector of anomalies: " + contents.config().family());
        lines.add("");
        lines.add("It judges " + encoding.shape() + ": how unlike what it learned each one is.");
        if (encoding instanceof TableEncoding table) {
            lines.add("");
            item("columns", names(table));
            if (!table.leftOut().isEmpty()) {
                item("left out", String.join(", ", table.leftOut().keySet()));
            }
        }
    }

    private static String names(TableEncoding table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void learnedFrom() {
        Provenance provenance = contents.provenance();
        heading("Learned from");
        item("data", provenance.source());
        item("SHA-256", provenance.sourceHash());
        item(
                "samples",
                String.format(
                        Locale.ROOT,
                        "%,d to learn from, %,d watched beside them",
                        provenance.counts().training(),
                        provenance.counts().validation()));
        provenance.reading().forEach((name, value) -> item("read with " + name, value));
        for (Provenance.Lesson lesson : provenance.lessons()) {
            item(
                    "taught since",
                    String.format(
                            Locale.ROOT,
                            "%s of %s (SHA-256 %s), %s",
                            Counted.of(lesson.samples(), "sample"),
                            lesson.source(),
                            lesson.sourceHash(),
                            lesson.taught()));
        }
        provenance.remarks().forEach(remark -> lines.add("- " + remark));
    }

    private void promise() {
        Calibration calibration = contents.learned().calibration().together();
        double asked = contents.config().falseAlarmRate();
        double rate = calibration.rateInForce(asked);
        Provenance.Counts counts = contents.provenance().counts();
        heading("What it promises");
        lines.add(
                "Of new normal samples that are like those it learned from, a share of "
                        + rate
                        + " is called anomalous, on average over calibrations.");
        lines.add("");
        item("threshold from", counts.sentence());
        calibration
                .band(rate)
                .ifPresent(
                        band ->
                                item(
                                        "the true rate",
                                        String.format(
                                                Locale.ROOT,
                                                "within %.2g and %.2g (95 %%)%s",
                                                band.low(),
                                                band.high(),
                                                counts.caution(calibration))));
        calibration.shortage(asked).ifPresent(shortage -> item("shortage", shortage));
    }

    private void limits() {
        heading("What it does not");
        lines.add("- It has seen no anomalies, and does not say how many of them it finds:");
        lines.add("  `engram evaluate` measures that on samples that are known.");
        lines.add(
                "- Where what is normal changes, the promise ends: `engram drift` watches for it.");
        lines.add(
                "- That something is unusual does not say that it is wrong, or whose fault it is.");
    }

    private void made() {
        Provenance provenance = contents.provenance();
        Provenance.Environment by = provenance.environment();
        heading("Made");
        item("when", provenance.created() + ", in " + Math.round(provenance.seconds()) + " s");
        item("by", "Engram " + by.engram() + " (commit " + by.commit() + ")");
        item("with", "Java " + by.java() + ", libtorch " + by.torch());
        item("on", by.machine());
        item(
                "seed and threads",
                contents.config().execution().seed()
                        + " and "
                        + contents.config().execution().threads());
    }
}
