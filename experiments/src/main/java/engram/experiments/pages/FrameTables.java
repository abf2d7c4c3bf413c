package engram.experiments.pages;

import engram.experiments.results.Figures;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;

/** The other ways in which papers judge frames of videos, a table for each score. */
record FrameTables(Sheet sheet) {
    private static final List<String> FIGURES =
            List.of(
                    Figures.RAW_AUROC,
                    Figures.MEAN_AUROC,
                    Figures.EQUAL_ERROR_RATE,
                    Figures.PIXEL_AUROC);

    /** None where samples are no frames. */
    List<Passage> passages() {
        if (!sheet.protocol().isOfVideos() || sheet.results().isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            List<String> row = new ArrayList<>(List.of(method));
            FIGURES.forEach(figure -> row.add(cell(method, figure)));
            rows.add(row);
        }
        return List.of(
                new Passage.Heading("Frames and pixels"),
                new Passage.Prose(
                        "Raw is the AUROC of all frames together by scores as they are; by video"
                                + " the mean of the AUROCs of single videos, of those that have normal"
                                + " and anomalous frames; the equal error rate is of normalised scores;"
                                + " pixels are those of every fifth frame, judged by the error at"
                                + " each."),
                new Passage.Table(
                        List.of(
                                "Method",
                                "Raw AUROC",
                                "AUROC by video",
                                "Equal error rate",
                                "Pixel AUROC"),
                        rows));
    }

    private String cell(String method, String figure) {
        boolean known =
                sheet.of(method).stream()
                        .allMatch(r -> r.scores().values().iterator().next().containsKey(figure));
        return known ? Numerals.spread(sheet.mean(method, result -> result.own(figure))) : "–";
    }
}
