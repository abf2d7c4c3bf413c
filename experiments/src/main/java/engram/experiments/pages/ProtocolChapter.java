package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.report.chapters.Chapter;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** All there is to tell about the results of a protocol. */
final class ProtocolChapter {
    private final Sheet sheet;
    private final Published published;
    private final List<Passage> passages = new ArrayList<>();

    private ProtocolChapter(Sheet sheet) {
        this.sheet = sheet;
        this.published = sheet.published();
    }

    static Chapter of(Sheet sheet) {
        ProtocolChapter chapter = new ProtocolChapter(sheet);
        chapter.begin();
        if (sheet.protocol().hasCutOffs()) {
            chapter.passages.addAll(new CutOffTables(sheet).passages());
        }
        chapter.passages.addAll(new PlaceTables(sheet).passages());
        chapter.means();
        chapter.passages.addAll(new FrameTables(sheet).passages());
        chapter.passages.addAll(new Standings(sheet).passages());
        chapter.passages.addAll(new EpochTables(sheet).passages());
        chapter.passages.addAll(new OtherScores(sheet).passages());
        chapter.problemByProblem();
        chapter.elsewhere();
        chapter.passages.addAll(new Accounts(sheet).passages());
        return new Chapter(sheet.protocol().name(), sheet.protocol().title(), chapter.passages);
    }

    private void begin() {
        passages.add(new Passage.Prose(sheet.protocol().description()));
        passages.add(new Passage.Code(new Commands(sheet).text()));
        if (!published.isEmpty()) {
            passages.add(
                    new Passage.Prose(
                            "Published: "
                                    + published.source()
                                    + ". The published values are means without a spread. MemAE"
                                    + " reaches its own where it is at least as high, the other"
                                    + " methods where they are no more than 0.01 below. Where the"
                                    + " interval of a difference holds 0, these seeds do not tell"
                                    + " ours from the published one."));
        }
        notes().forEach(note -> passages.add(new Passage.Prose(note)));
    }

    /** What is missing, which no table shows by itself. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> partial =
                sheet.methods().stream().filter(method -> !sheet.isWhole(method)).toList();
        if (!partial.isEmpty()) {
            notes.add(
                    "Not yet run on all "
                            + sheet.protocol().several()
                            + ": "
                            + Numerals.list(partial)
                            + ". Their means are over the "
                            + sheet.protocol().several()
                            + " named beside them, and are not"
                            + " to be compared with published values or with means over other"
                            + " "
                            + sheet.protocol().several()
                            + ".");
        }
        List<String> pretrained = sheet.methods().stream().filter(this::isPretrained).toList();
        if (!pretrained.isEmpty() && pretrained.size() < sheet.methods().size()) {
            notes.add(
                    "With pretrained features: "
                            + Numerals.list(pretrained)
                            + ". What looks through a network that has seen photographs of many"
                            + " things is not comparable with what learns from the normal pictures"
                            + " here alone.");
        }
        List<String> missing =
                published.values().keySet().stream()
                        .filter(sheet.grid().methods()::contains)
                        .filter(method -> !sheet.methods().contains(method))
                        .toList();
        if (!missing.isEmpty()) {
            notes.add("Published, but not run: " + Numerals.list(missing) + ".");
        }
        return notes;
    }

    private void means() {
        passages.add(
                new Passage.Heading(
                        isOfMany() ? "Mean over " + sheet.protocol().several() : "AUROC"));
        passages.add(
                Plots.means(
                        sheet,
                        "AUROC",
                        result -> result.own(Figures.AUROC),
                        method -> published.figure(method, Figures.AUROC)));
        boolean compared =
                published.values().values().stream().anyMatch(v -> v.containsKey("auroc"));
        List<String> head = new ArrayList<>(List.of("Method", "Score"));
        head.addAll(compared ? List.of("Published") : List.of());
        head.addAll(List.of("AUROC", "Seeds"));
        head.addAll(isOfMany() ? List.of(capital(sheet.protocol().several())) : List.of());
        head.addAll(compared ? List.of("Difference", "95 % interval", "Reached") : List.of());
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            RepeatedRuns runs = sheet.mean(method, result -> result.own(Figures.AUROC));
            OptionalDouble printed = published.figure(method, Figures.AUROC);
            List<String> row = new ArrayList<>(List.of(marked(method), ownScore(method)));
            row.addAll(compared ? List.of(Numerals.figure(printed)) : List.of());
            row.addAll(List.of(Numerals.spread(runs), Integer.toString(runs.count())));
            row.addAll(isOfMany() ? List.of(classes(method)) : List.of());
            row.addAll(compared ? verdict(sheet, method, runs, printed) : List.of());
            rows.add(row);
        }
        passages.add(new Passage.Table(head, rows));
    }

    private String marked(String method) {
        boolean alone = sheet.methods().stream().allMatch(this::isPretrained);
        return isPretrained(method) && !alone
                ? method + " (with pretrained features: not comparable)"
                : method;
    }

    private boolean isPretrained(String method) {
        return sheet.grid().method(method).looksThroughPretrained();
    }

    /**
     * The difference to a printed figure, how far its seeds leave it open, and whether the figure
     * is reached; no figure, no verdict.
     */
    static List<String> verdict(
            Sheet sheet, String method, RepeatedRuns ours, OptionalDouble printed) {
        if (printed.isEmpty() || !sheet.isWhole(method)) {
            return List.of(Numerals.NONE, Numerals.NONE, Numerals.NONE);
        }
        RepeatedRuns differences = ours.minus(printed.getAsDouble());
        return List.of(
                Numerals.signed(differences.mean()),
                differences.interval().map(Numerals::interval).orElse(Numerals.NONE),
                Published.isReached(method, ours.mean(), printed.getAsDouble()) ? "yes" : "no");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private boolean isOfMany() {
        return sheet.protocol().problems().size() > 1;
    }

    private String ownScore(String method) {
        return sheet.of(method).get(0).scores().keySet().iterator().next();
    }

    private String classes(String method) {
        Set<String> ran = sheet.problems(method);
        return sheet.isWhole(method)
                ? Integer.toString(ran.size())
                : ran.size()
                        + " of "
                        + sheet.protocol().problems().size()
                        + ": "
                        + String.join(", ", ran);
    }

    private void problemByProblem() {
        if (!isOfMany()) {
            return;
        }
        passages.add(
                new Passage.Heading(
                        capital(sheet.protocol().one()) + " by " + sheet.protocol().one()));
        passages.add(
                new Passage.Prose(
                        "AUROC of each "
                                + sheet.protocol().one()
                                + ": the mean over the seeds that ran;"
                                + " their number stands behind it where it is not that of the"
                                + " table above."));
        ToDoubleFunction<Result> auroc = result -> result.own(Figures.AUROC);
        passages.add(Plots.problems(sheet, "AUROC", auroc));
        List<String> head = new ArrayList<>(List.of(capital(sheet.protocol().one())));
        head.addAll(sheet.methods());
        List<List<String>> rows = new ArrayList<>();
        for (String problem : sheet.protocol().problems()) {
            List<String> row = new ArrayList<>(List.of(sheet.protocol().label(problem)));
            sheet.methods().forEach(method -> row.add(cell(method, problem, auroc)));
            rows.add(row);
        }
        passages.add(new Passage.Table(head, rows));
    }

    private String cell(String method, String problem, ToDoubleFunction<Result> figure) {
        List<Double> values =
                sheet.of(method).stream()
                        .filter(result -> result.run().problem().equals(problem))
                        .map(figure::applyAsDouble)
                        .toList();
        if (values.isEmpty()) {
            return Numerals.NONE;
        }
        boolean usual = values.size() == sheet.mean(method, figure).count();
        return Numerals.figure(new RepeatedRuns(values).mean())
                + (usual ? "" : " (" + values.size() + ")");
    }

    private void elsewhere() {
        if (published.elsewhere().isEmpty()) {
            return;
        }
        passages.add(new Passage.Heading("Printed elsewhere"));
        passages.add(
                new Passage.Prose(
                        "What later papers print for this way of splitting; settings and details"
                                + " of their runs are theirs."));
        passages.add(
                new Passage.Table(
                        List.of("Method", "Mean AUROC", "Source"),
                        published.elsewhere().stream()
                                .map(
                                        one ->
                                                List.of(
                                                        one.method(),
                                                        Numerals.trimmed(one.auroc(), 4),
                                                        one.source()))
                                .toList()));
    }
}
