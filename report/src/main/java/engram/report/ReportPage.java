package engram.report;

import engram.data.UnusableSettingException;
import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
     * @throws ReportException if the file exists or cannot be written
     */
    public void write(Path file) {
        write(file, false);
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws ReportException if the file exists and must not be replaced, or cannot be written
     */
    public void write(Path file, boolean force) {
        write(file, force, this::html);
    }

    static void write(Path file, boolean force, Supplier<String> page) {
        if (!force && Files.exists(file)) {
            throw new ReportException(file, "exists already; name another file, or use --force");
        }
        if (Files.isDirectory(file)) {
            throw new ReportException(file, "is a folder; name a file in it, such as report.html");
        }
        Path place = followed(file);
        String html = page.get();
        Path folder = place.toAbsolutePath().getParent();
        try {
            Path unfinished =
                    folder.resolve("." + place.getFileName() + "." + ProcessHandle.current().pid());
            try {
                Files.writeString(unfinished, html);
                Files.move(
                        unfinished,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (NoSuchFileException e) {
            throw new ReportException(file, "there is no folder " + folder);
        } catch (IOException e) {
            throw new ReportException(file, "cannot be written: " + e);
        }
    }

    /** What a link leads to is written, and the link stays. */
    private static Path followed(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new ReportException(file, "is a link that leads nowhere; remove it");
        }
    }
}
