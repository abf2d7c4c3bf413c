package engram.experiments.pages;

import engram.experiments.grid.Run;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the choice of the epoch is worth, where the test set was scored after each. */
record EpochTables(Sheet sheet) {

    /** Ways to choose an epoch, the honest ones first. */
    private enum Choice {
        LAST("Last epoch"),
        LEAST_LOSS("Of least validation loss"),
        BEST_FOR_ALL("Best for all classes"),
        BEST_FOR_EACH("Best for each class");

        private final String title;

        Choice(String title) {
            this.title = title;
        }
    }

    /** None where no method was looked at epoch by epoch. */
    List<Passage> passages() {
        Sheet looked =
                new Sheet(
                        sheet.grid(),
                        sheet.results().stream().filter(r -> r.epochs().isPresent()).toList());
        if (looked.results().isEmpty()) {
            return List.of();
        }
        EpochTables tables = new EpochTables(looked);
        return List.of(
                new Passage.Heading("Epoch by epoch"),
                new Passage.Prose(
                        "AUROC, by squared error, of one epoch of each training. The last epoch and"
                                + " that of least validation loss are chosen without test labels."
                                + " The best epoch for all classes, the same for all of them, and"
                                + " the best for each class are chosen by test labels: no detector"
                                + " can be had that way. They are what a published figure may hold"
                                + " where its choice of the epoch is not stated. An epoch before the"
                                + " last is as a checkpoint of it would be: batch norm's running"
                                + " statistics lag behind, and are brought up to date after the"
                                + " last epoch alone."),
                tables.means(),
                new Passage.Prose(
                        "Class by class: the last epoch, then the best one and which of them it is,"
                                + " seed by seed."),
                tables.classes());
    }

    private Passage.Table means() {
        List<String> head = new ArrayList<>(List.of("Method", "Published"));
        for (Choice choice : Choice.values()) {
            head.add(choice.title);
        }
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            List<String> row = new ArrayList<>(List.of(sheet.label(method)));
            row.add(sheet.isWhole(method) ? Numerals.figure(sheet.printed(method)) : Numerals.NONE);
            for (Choice choice : Choice.values()) {
                row.add(Numerals.spread(sheet.mean(method, figure(choice))));
            }
            rows.add(row);
        }
        return new Passage.Table(head, rows);
    }

    private Passage.Table classes() {
        List<String> head = new ArrayList<>(List.of("Class"));
        for (String method : sheet.methods()) {
            head.add(method + ", last");
            head.add(method + ", best");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String problem : sheet.protocol().problems()) {
            List<String> row = new ArrayList<>(List.of(sheet.protocol().label(problem)));
            for (String method : sheet.methods()) {
                List<Result> ran =
                        sheet.of(method).stream()
                                .filter(result -> result.run().problem().equals(problem))
                                .toList();
                row.add(mean(ran, Choice.LAST));
                row.add(mean(ran, Choice.BEST_FOR_EACH) + numbers(ran));
            }
            rows.add(row);
        }
        return new Passage.Table(head, rows);
    }

    private String mean(List<Result> ran, Choice choice) {
        return Numerals.figure(ran.stream().mapToDouble(figure(choice)).average());
    }

    /** Of the best epochs, counted from 1. */
    private String numbers(List<Result> ran) {
        List<String> numbers =
                ran.stream()
                        .map(result -> Integer.toString(epoch(result, Choice.BEST_FOR_EACH) + 1))
                        .toList();
        return numbers.isEmpty() ? "" : " (" + String.join(", ", numbers) + ")";
    }

    private ToDoubleFunction<Result> figure(Choice choice) {
        return result -> epochs(result).get(epoch(result, choice)).auroc();
    }

    /** Counted from 0. */
    private int epoch(Result result, Choice choice) {
        List<Result.Epoch> epochs = epochs(result);
        return switch (choice) {
            case LAST -> epochs.size() - 1;
            case LEAST_LOSS -> leastLoss(epochs);
            case BEST_FOR_ALL -> bestForAll(result.run());
            case BEST_FOR_EACH -> best(e -> epochs.get(e).auroc(), epochs.size());
        };
    }

    private static List<Result.Epoch> epochs(Result result) {
        return result.epochs().orElseThrow();
    }

    private static int leastLoss(List<Result.Epoch> epochs) {
        return best(e -> -epochs.get(e).loss().orElse(Double.POSITIVE_INFINITY), epochs.size());
    }

    /** Of all problems that ran with the same method and seed. */
    private int bestForAll(Run run) {
        List<List<Result.Epoch>> together =
                sheet.of(run.method()).stream()
                        .filter(result -> result.run().seed() == run.seed())
                        .map(EpochTables::epochs)
                        .toList();
        return best(
                e -> together.stream().mapToDouble(epochs -> epochs.get(e).auroc()).sum(),
                together.stream().mapToInt(List::size).min().orElseThrow());
    }

    /** The first of the epochs with the highest worth, counted from 0. */
    private static int best(ToDoubleFunction<Integer> worth, int epochs) {
        Optional<Integer> best =
                IntStream.range(0, epochs).boxed().max(Comparator.comparingDouble(worth));
        return best.orElseThrow();
    }
}
