package engram.experiments.pages;

import engram.detection.verdict.Calibration;
import engram.detection.verdict.RateBand;
import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Draw;
import engram.report.chapters.Chapter;
import engram.report.chapters.MarkdownPage;
import engram.report.chapters.Passage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What thresholds from few normal samples are worth, as a page. */
public final class CalibrationPage {
    static final String FILE = "calibration.md";
    static final String TITLE = "Thresholds from few samples";

    private static final String BYLINE =
            "Written by `engram bench calibration` from `calibration.jsonl` beside it.";
    private static final List<String> HEAD =
            List.of(
                    "samples",
                    "by",
                    "draws",
                    "rate in force",
                    "true false-alarm rate",
                    "band of one detector",
                    "recall",
                    "seconds");

    private final List<Draw> draws;

    private CalibrationPage(List<Draw> draws) {
        this.draws = List.copyOf(draws);
    }

    /**
     * Writes {@code calibration.md}.
     *
     * @return where it is
     * @throws java.io.UncheckedIOException if a page of another hand is in the way, or the disk
     *     refuses
     */
    public static List<Path> write(Path folder, List<Draw> draws) {
        PageFiles files = new PageFiles(folder);
        files.add(FILE, MarkdownPage.of(new CalibrationPage(draws).chapter(), BYLINE));
        return files.write();
    }

    private Chapter chapter() {
        List<Passage> passages = new ArrayList<>();
        passages.add(
                new Passage.Prose(
                        "How well a false-alarm rate holds that was set from few normal samples, and"
                                + " what it leaves to be found. Each draw takes so many normal samples at"
                                + " random, trains a detector with its standard settings, and judges"
                                + " 1,000 other normal samples and 500 anomalies. By split: a tenth of"
                                + " the samples is held out to calibrate on. By folds: all samples"
                                + " calibrate, each scored by a model that did not learn it; networks of"
                                + " all folds judge together, other models learn all samples once more."));
        passages.add(
                new Passage.Prose(
                        "The rate in force is the one asked for, or the smallest that the samples"
                                + " support. The true rate is the mean over draws ± their standard"
                                + " deviation; the band is where the rate of a single detector lies in 19"
                                + " of 20 cases (beta-binomial). What is guaranteed: by split, the mean is"
                                + " at most the rate in force; by folds of networks at most twice it, in"
                                + " the worst case; for other models it is measured alone."));
        passages.add(new Passage.Prose(verdict()));
        for (Map.Entry<String, List<Draw>> one : byDataAndModel().entrySet()) {
            for (int rate = 0; rate < rates(one.getValue()); rate++) {
                double asked = one.getValue().get(0).outcomes().get(0).rates().get(rate).asked();
                passages.add(
                        new Passage.Heading(one.getKey() + ", " + percent(asked) + " asked for"));
                passages.add(new Passage.Table(HEAD, rows(one.getValue(), rate)));
            }
        }
        return new Chapter("calibration", TITLE, passages);
    }

    private static int rates(List<Draw> draws) {
        return draws.get(0).outcomes().get(0).rates().size();
    }

    private Map<String, List<Draw>> byDataAndModel() {
        return draws.stream()
                .collect(
                        Collectors.groupingBy(
                                draw -> draw.data() + ", " + draw.model(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    /** A number of samples and a way to calibrate, over all draws. */
    private record Cell(List<Draw.Outcome> outcomes, int rate) {
        RepeatedRuns of(ToDoubleFunction<Draw.AtRate> figure) {
            return RepeatedRuns.of(
                    outcomes.stream()
                            .map(outcome -> outcome.rates().get(rate))
                            .mapToDouble(figure)
                            .toArray());
        }

        double inForce() {
            return of(Draw.AtRate::inForce).mean();
        }

        Optional<RateBand> band() {
            int calibration = outcomes.get(0).calibration();
            double asked = outcomes.get(0).rates().get(rate).asked();
            Calibration size = new Calibration(new double[calibration]);
            return size.band(size.rateInForce(asked));
        }

        String bandInWords() {
            return band().map(
                            band ->
                                    percent(band.low())
                                            + " to "
                                            + percent(band.high())
                                            + (holds() ? "" : ", missed"))
                    .orElse(Numerals.NONE);
        }

        boolean holds() {
            double mean = of(Draw.AtRate::falseAlarms).mean();
            return band().filter(band -> mean >= band.low() && mean <= band.high()).isPresent();
        }
    }

    /** The split before the folds. */
    private record Place(int samples, String way) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparingInt(Place::samples)
                    .thenComparing(Place::way, Comparator.reverseOrder())
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return samples + " by " + way;
        }
    }

    private static List<List<String>> rows(List<Draw> draws, int rate) {
        List<List<String>> rows = new ArrayList<>();
        cells(draws, rate)
                .forEach(
                        (place, cell) ->
                                rows.add(
                                        List.of(
                                                String.format(Locale.ROOT, "%,d", place.samples),
                                                place.way,
                                                Integer.toString(cell.outcomes.size()),
                                                percent(cell.inForce()),
                                                spread(cell.of(Draw.AtRate::falseAlarms)),
                                                cell.bandInWords(),
                                                spread(cell.of(Draw.AtRate::recall)),
                                                seconds(cell))));
        return rows;
    }

    private static Map<Place, Cell> cells(List<Draw> draws, int rate) {
        Map<Place, Cell> cells = new TreeMap<>();
        for (Draw draw : draws) {
            for (Draw.Outcome outcome : draw.outcomes()) {
                cells.computeIfAbsent(
                                new Place(outcome.samples(), draw.way()),
                                place -> new Cell(new ArrayList<>(), rate))
                        .outcomes
                        .add(outcome);
            }
        }
        return cells;
    }

    private String verdict() {
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, List<Draw>> one : byDataAndModel().entrySet()) {
            for (int rate = 0; rate < rates(one.getValue()); rate++) {
                for (Map.Entry<Place, Cell> cell : cells(one.getValue(), rate).entrySet()) {
                    all++;
                    if (!cell.getValue().holds()) {
                        missed.add(one.getKey() + ", " + cell.getKey());
                    }
                }
            }
        }
        return missed.isEmpty()
                ? "In all " + all + " rows below the mean lies within its band."
                : "In "
                        + (all - missed.size())
                        + " of "
                        + all
                        + " rows below the mean lies within its band; not in: "
                        + String.join("; ", missed)
                        + ".";
    }

    private static String seconds(Cell cell) {
        return Numerals.trimmed(
                cell.outcomes.stream().mapToDouble(Draw.Outcome::seconds).average().orElseThrow(),
                2);
    }

    private static String spread(RepeatedRuns runs) {
        return percent(runs.mean())
                + (runs.standardDeviation().isPresent()
                        ? " ± " + percent(runs.standardDeviation().getAsDouble())
                        : "");
    }

    private static String percent(double share) {
        return Numerals.trimmed(100 * share, 2) + " %";
    }
}
