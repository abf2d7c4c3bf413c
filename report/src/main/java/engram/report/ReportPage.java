package engram.report;

import engram.data.OutputFile;
import engram.data.UnusableSettingException;
import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.Survey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A page for a browser that shows what a detector found in some data, why, and what it remembers.
 * One file, which refers to nothing outside itself and needs no script.
 */
public final class ReportPage {
    private final AnomalyDetector detector;
    private final Survey survey;
    private final String data;
    private final Extras extras;

    /**
     * What not every page has.
     *
     * @param compared other detectors' figures
     * @param hull how codes lie to the hull of memory's items
     * @param beside another detector whose memory is shown too
     */
    private record Extras(
            List<ComparedDetector> compared,
            Optional<HullSurvey> hull,
            Optional<AnomalyDetector> beside) {}

    private ReportPage(AnomalyDetector detector, Survey survey, String data, Extras extras) {
        this.detector = detector;
        this.survey = survey;
        this.data = data;
        this.extras = extras;
    }

    /**
     * A page on what {@code detector} saw.
     *
     * @param survey by {@link engram.detection.Explainer#survey} of the same detector; 24 anomalies
     *     and 12 borderline samples make a good page
     * @param data what was surveyed, as the user named it
     * @throws IllegalArgumentException if nothing was surveyed
     */
    public static ReportPage of(AnomalyDetector detector, Survey survey, String data) {
        if (survey.scores().length == 0) {
            throw new UnusableSettingException("there are no samples in " + data + " to report on");
        }
        return new ReportPage(
                detector, survey, data, new Extras(List.of(), Optional.empty(), Optional.empty()));
    }

    /**
     * The same page with other detectors' figures beside the detector's own; they are shown where
     * labels are known.
     */
    public ReportPage comparedWith(List<ComparedDetector> others) {
        return with(new Extras(List.copyOf(others), extras.hull, extras.beside));
    }

    /**
     * The same page with what was measured of codes and the hull of memory's items.
     *
     * @param measured of the same detector; empty where its model has no such hull
     */
    public ReportPage withHull(Optional<HullSurvey> measured) {
        return with(new Extras(extras.compared, measured, extras.beside));
    }

    /**
     * The same page with what another detector remembers beside it.
     *
     * @param other open until the page is written
     */
    public ReportPage beside(AnomalyDetector other) {
        return with(new Extras(extras.compared, extras.hull, Optional.of(other)));
    }

    private ReportPage with(Extras more) {
        return new ReportPage(detector, survey, data, more);
    }

    /** The page itself: HTML that is well-formed XML too. */
    public String html() {
        return new PageLayout(
                        Findings.of(detector, survey, data, extras.compared),
                        extras.hull,
                        extras.beside)
                .html();
    }

    /**
     * Writes the page into a new file.
     *
     * @throws engram.data.UnusableSettingException if the file exists or no file can be there
     * @throws java.io.UncheckedIOException if the disk refuses
     */
    public void write(Path file) {
        write(file, false);
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
        write(file, force, this::html);
    }

    static void write(Path file, boolean force, Supplier<String> page) {
        OutputFile output = OutputFile.at(file, force);
        String html = page.get();
        output.write(unfinished -> Files.writeString(unfinished, html));
    }
}
