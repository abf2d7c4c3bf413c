package engram.experiments.pages;

import engram.experiments.results.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A sheet in a line. */
record Summary(Sheet sheet) {

    String line() {
        List<String> parts = new ArrayList<>();
        parts.add(Numerals.count(sheet.methods().size(), "method", "methods"));
        long whole = sheet.methods().stream().filter(sheet::isWhole).count();
        if (sheet.protocol().problems().size() > 1 && whole < sheet.methods().size()) {
            parts.add(whole + " of them on all classes");
        }
        long seeds = sheet.results().stream().map(result -> result.run().seed()).distinct().count();
        parts.add(Numerals.count((int) seeds, "seed", "seeds"));
        reached().ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** How many published figures are; an F1 where it is under both rules for thresholds. */
    private Optional<String> reached() {
        int there = 0;
        int reached = 0;
        for (String method : sheet.methods()) {
            OptionalDouble printed = sheet.printed(method);
            if (printed.isPresent() && sheet.isWhole(method)) {
                there++;
                reached += isReached(method, printed.getAsDouble()) ? 1 : 0;
            }
        }
        return there == 0
                ? Optional.empty()
                : Optional.of(
                        reached
                                + " of "
                                + Numerals.count(there, "published figure", "published figures")
                                + " reached");
    }

    private boolean isReached(String method, double printed) {
        List<String> figures =
                sheet.protocol().hasCutOffs()
                        ? List.of(
                                Figures.at(Figures.TOP_FIFTH, Figures.F1),
                                Figures.at(Figures.TRUE_RATIO, Figures.F1))
                        : List.of(Figures.AUROC);
        return figures.stream()
                .allMatch(
                        figure ->
                                Published.isReached(
                                        method,
                                        sheet.mean(method, result -> result.own(figure)).mean(),
                                        printed));
    }
}
