package engram.report;

import engram.data.UnusableSettingException;
import engram.detection.AnomalyDetector;
import engram.report.exhibits.FilmExhibits;
import engram.report.markup.Node;
import engram.report.markup.PageFrame;
import engram.report.markup.Section;
import java.nio.file.Path;
import java.util.List;

/** The page on what a detector saw in videos: when, where in the picture, and by what memory. */
public final class VideoPage {
    private final Findings findings;
    private final Viewing viewing;
    private final List<String> remarks;

    private VideoPage(Findings findings, Viewing viewing, List<String> remarks) {
        this.findings = findings;
        this.viewing = viewing;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * @param data what was watched, as the user named it
     * @throws IllegalArgumentException if no frame was judged
     */
    public static VideoPage of(AnomalyDetector detector, Viewing viewing, String data) {
        if (viewing.frames().isEmpty()) {
            throw new UnusableSettingException("there are no frames in " + data + " to report on");
        }
        return new VideoPage(
                Findings.of(detector, viewing.survey(), data, List.of()), viewing, List.of());
    }

    /** The same page with what a person should know of the videos, a sentence each. */
    public VideoPage telling(List<String> known) {
        return new VideoPage(findings, viewing, known);
    }

    /** The page itself: HTML that is well-formed XML too. */
    public String html() {
        Headline headline = new Headline(findings, remarks);
        FilmExhibits exhibits = new FilmExhibits(findings.detector(), findings.memory());
        List<Section> sections =
                List.of(
                        new TimeSection(viewing, findings.detector().threshold()),
                        new KeyFrameSection(viewing, exhibits),
                        new ScoreSection(findings),
                        new QualitySection(findings),
                        new MemorySection(findings, exhibits.items()),
                        new TrainingSection(findings),
                        new ProvenanceSection(findings));
        return PageFrame.html(
                headline.title() + " · Engram",
                headline.draw(),
                sections,
                footer(),
                exhibits.definitions());
    }

    private Node footer() {
        return Node.text(
                "Written by Engram "
                        + findings.detector().provenance().environment().engram()
                        + ". This page is one file: it loads nothing and runs no script.");
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws engram.data.UnusableSettingException if the file exists and must not be replaced, or
     *     no file can be there
     * @throws java.io.UncheckedIOException if the disk refuses
     */
    public void write(Path file, boolean force) {
        ReportPage.write(file, force, this::html);
    }
}
