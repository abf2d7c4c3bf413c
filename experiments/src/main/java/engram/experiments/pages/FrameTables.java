package engram.experiments.pages;

import engram.experiments.results.Figures;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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
        List<Passage> passages = new ArrayList<>();
        passages.addAll(
                List.of(
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
                                rows)));
        passages.addAll(strides());
        return passages;
    }

    /** Of methods whose results tell; none where no result does. */
    private List<Passage> strides() {
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            if (isKnown(method, Figures.every(Figures.STRIDES.get(0)))) {
                rows.add(row(method, "normalised", Figures.AUROC, Figures::every));
                rows.add(row(method, "raw", Figures.RAW_AUROC, Figures::rawEvery));
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> columns = new ArrayList<>(List.of("Method", "Scores", "Every frame"));
        Figures.STRIDES.forEach(stride -> columns.add("One in " + stride));
        return List.of(
                new Passage.Heading("Judging fewer frames"),
                new Passage.Prose(
                        "AUROC where one frame in so many is judged (`--stride`) and scores between"
                                + " two lie on the line from one to the other. Normalised, a video's"
                                + " figure hangs on its one highest frame, and on whether that is"
                                + " among those judged; raw, it does not. How much faster that is,"
                                + " the page on speed tells."),
                new Passage.Table(columns, rows));
    }

    private List<String> row(
            String method, String scores, String every, IntFunction<String> strided) {
        List<String> row = new ArrayList<>(List.of(method, scores, cell(method, every)));
        Figures.STRIDES.forEach(stride -> row.add(cell(method, strided.apply(stride))));
        return row;
    }

    private String cell(String method, String figure) {
        return isKnown(method, figure)
                ? Numerals.spread(sheet.mean(method, result -> result.own(figure)))
                : "–";
    }

    private boolean isKnown(String method, String figure) {
        return sheet.of(method).stream()
                .allMatch(r -> r.scores().values().iterator().next().containsKey(figure));
    }
}
