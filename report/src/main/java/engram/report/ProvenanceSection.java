package engram.report;

import engram.detection.AnomalyDetector;
import engram.detection.files.Provenance;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Where the detector comes from, and how it decides. */
record ProvenanceSection(Findings findings) implements Section {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public Optional<Node> draw() {
        return Optional.of(
                Node.all(
                        Element.paragraph("lead", rule()),
                        Element.div("scroll", table()),
                        Element.of(
                                "details",
                                Element.of("summary", "All settings"),
                                Element.of(
                                        "pre",
                                        String.join(
                                                "\n",
                                                Settings.lines(findings.detector().config()))))));
    }

    private String rule() {
        AnomalyDetector detector = findings.detector();
        String burst = Wording.rounded(detector.calibration().burst(), 3);
        return "A sample's p-value is ("
                + burst
                + " + the number of calibration scores as high as its own"
                + (detector.isJudgedByFolds() ? " under the same fold's model" : "")
                + ") / ("
                + Wording.count(detector.calibration().size())
                + " + "
                + burst
                + "), "
                + (detector.calibration().burst() == 1
                        ? ""
                        : "as so many samples that are alike come at once, ")
                + "and it is flagged when that is at most "
                + Wording.rounded(detector.falseAlarmRate(), 3)
                + ". For normal samples that come from where the calibration samples came from, this"
                + " keeps the false-alarm rate"
                + (detector.provenance().counts().folds() == 1
                        ? ", whatever the scores are like"
                        : " (measured; at most twice it in the worst case, for models that judge fold"
                                + " by fold)")
                + "; nothing was fitted on the samples judged here.";
    }

    private Element table() {
        Provenance provenance = findings.detector().provenance();
        Provenance.Counts counts = provenance.counts();
        Provenance.Environment environment = provenance.environment();
        Element body = Element.of("tbody");
        row(body, "Training data", provenance.source());
        row(body, "SHA-256 of it", provenance.sourceHash());
        row(
                body,
                "Normal samples",
                Wording.count(counts.training())
                        + " to learn from, "
                        + Wording.count(counts.validation())
                        + " for validation, "
                        + Wording.count(counts.calibration())
                        + " for calibration"
                        + (counts.folds() == 1 ? "" : " in " + counts.folds() + " folds")
                        + ", dealt "
                        + counts.dealt());
        row(body, "Sample", findings.detector().encoding().shape().toString());
        row(body, "Model", findings.detector().config().family());
        row(body, "Seed", Long.toString(findings.detector().config().execution().seed()));
        row(
                body,
                "Threads, device",
                findings.detector().config().execution().threads()
                        + ", "
                        + findings.detector().config().execution().device());
        row(body, "Trained", TIME.format(provenance.created()));
        row(body, "Training took", Wording.duration(provenance.seconds()));
        row(body, "Engram", environment.engram() + ", commit " + environment.commit());
        row(body, "Java", environment.java());
        row(body, "libtorch", environment.torch());
        row(body, "Machine", environment.machine());
        row(body, "Data judged", findings.data());
        row(body, "Threshold", Wording.rounded(findings.detector().threshold(), 5));
        return Element.of("table", body).styled("facts");
    }

    private static void row(Element body, String name, String value) {
        body.add(
                Element.of(
                        "tr",
                        Element.of("th", name).with("scope", "row"),
                        Element.of("td", value)));
    }
}
