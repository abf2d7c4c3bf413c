package engram.report;

import engram.memory.MemoryHealth;
import engram.report.charts.LineChart;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import engram.training.EpochReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How training went, epoch by epoch. */
record TrainingSection(Findings findings) implements Section {
    private static final String LOSS = "loss";
    private static final List<String> STYLES = List.of("accent", "ink", "muted");

    @Override
    public String id() {
        return "training";
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public Optional<Node> draw() {
        List<EpochReport> history = findings.detector().history();
        if (history.isEmpty()) {
            return Optional.empty();
        }
        List<Element> charts = new ArrayList<>();
        charts.addAll(losses(history));
        // Where memory begins later than its network, from there on.
        List<EpochReport> asked =
                history.stream().filter(epoch -> epoch.memory().isPresent()).toList();
        if (!asked.isEmpty()) {
            charts.add(memory(asked));
            if (asked.stream().anyMatch(epoch -> dead(epoch) > 0)) {
                charts.add(
                        chart(
                                "Dead reads, % of samples",
                                series("dead", "ink", asked, epoch -> 100 * dead(epoch))));
            }
        }
        return Optional.of(
                Node.all(
                        Element.paragraph("lead", lead(history)),
                        Element.of("div", charts).styled("pair")));
    }

    private static double dead(EpochReport epoch) {
        return epoch.memory().orElseThrow().deadRowShare();
    }

    private static String lead(List<EpochReport> history) {
        double seconds = history.stream().mapToDouble(EpochReport::seconds).sum();
        int restarted =
                history.stream()
                        .flatMap(epoch -> epoch.memory().stream())
                        .mapToInt(MemoryHealth::restarted)
                        .sum();
        String text =
                Wording.count(history.size(), "epoch") + " in " + Wording.duration(seconds) + ".";
        return restarted == 0
                ? text
                : text
                        + " "
                        + Wording.count(restarted)
                        + " times an item that was hardly used was given a new start.";
    }

    /** The objective; where several players have one each, their terms. */
    private static List<Element> losses(List<EpochReport> history) {
        if (!known(history, EpochReport::training, LOSS)) {
            List<List<EpochReport>> phases = phases(history);
            return phases.stream().map(phase -> chart(phase, phases.size() == 1)).toList();
        }
        List<LineChart.Series> lines = new ArrayList<>();
        lines.add(series("training", "muted", history, epoch -> epoch.training().get(LOSS)));
        if (known(history, EpochReport::validation, LOSS)) {
            lines.add(
                    series("validation", "accent", history, epoch -> epoch.validation().get(LOSS)));
        }
        return List.of(chart("Loss", lines.toArray(LineChart.Series[]::new)));
    }

    /** Epochs in a row with the same terms: players who learn after one another have their own. */
    private static List<List<EpochReport>> phases(List<EpochReport> history) {
        List<List<EpochReport>> phases = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= history.size(); i++) {
            if (i == history.size() || !terms(history.get(i)).equals(terms(history.get(start)))) {
                phases.add(history.subList(start, i));
                start = i;
            }
        }
        return phases;
    }

    private static Set<String> terms(EpochReport epoch) {
        return epoch.training().keySet();
    }

    private static Element chart(List<EpochReport> phase, boolean whole) {
        int first = phase.get(0).epoch();
        List<String> names = terms(phase.get(0)).stream().limit(STYLES.size()).toList();
        List<LineChart.Series> lines =
                IntStream.range(0, names.size())
                        .mapToObj(
                                i ->
                                        series(
                                                names.get(i),
                                                STYLES.get(i),
                                                phase,
                                                epoch -> epoch.training().get(names.get(i))))
                        .toList();
        String title =
                whole
                        ? "Terms of the players"
                        : "Terms of the players, epochs %d to %d"
                                .formatted(first, phase.get(phase.size() - 1).epoch());
        return figure(new LineChart(title, first, lines));
    }

    private static boolean known(
            List<EpochReport> history,
            Function<EpochReport, Map<String, Double>> terms,
            String name) {
        return history.stream().allMatch(epoch -> terms.apply(epoch).containsKey(name));
    }

    private static Element memory(List<EpochReport> history) {
        return chart(
                "Memory, items",
                series(
                        "varied as",
                        "accent",
                        history,
                        epoch -> epoch.memory().orElseThrow().effectiveItems()),
                series(
                        "in use",
                        "ink",
                        history,
                        epoch -> {
                            MemoryHealth health = epoch.memory().orElseThrow();
                            return health.usage().length - health.unusedItems();
                        }),
                series(
                        "per read",
                        "muted",
                        history,
                        epoch -> epoch.memory().orElseThrow().activeItems()));
    }

    private static LineChart.Series series(
            String name,
            String styled,
            List<EpochReport> history,
            ToDoubleFunction<EpochReport> value) {
        return new LineChart.Series(name, styled, history.stream().mapToDouble(value).toArray());
    }

    private static Element chart(String title, LineChart.Series... series) {
        return figure(new LineChart(title, List.of(series)));
    }

    private static Element figure(LineChart chart) {
        return Element.of("figure", chart.draw()).styled("figure");
    }
}
