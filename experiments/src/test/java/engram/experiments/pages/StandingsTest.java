package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Grid TABLES = Grid.named("tables").get(0);

    private static List<Result> results(String method, double first, double others) {
        List<Result> results = new ArrayList<>();
        List<String> tables = TABLES.protocol().problems();
        for (int i = 0; i < tables.size(); i++) {
            for (long seed = 1; seed <= 2; seed++) {
                // Seeds that lie apart by the same everywhere leave the mean where it is.
                double auroc = (i == 0 ? first : others) + (seed == 1 ? .05 : -.05);
                results.add(MadeUp.result(tables.get(i), method, seed, auroc));
            }
        }
        return results;
    }

    private static List<List<String>> rows(List<Result> results) {
        return new Standings(new Sheet(TABLES, results))
                .passages().stream()
                        .filter(Passage.Table.class::isInstance)
                        .flatMap(table -> ((Passage.Table) table).rows().stream())
                        .toList();
    }

    @Test
    void countsTablesNotRuns() {
        List<Result> all = new ArrayList<>(results("memae", .70, .82));
        all.addAll(results("ae", .80, .80));
        all.addAll(results("knn", .801, .801));

        List<List<String>> rows = rows(all);

        // Behind both on one table, ahead of both on 21.
        assertThat(rows.get(0))
                .containsExactly(
                        "memae",
                        "1.09",
                        "21 / 0 / 1",
                        "+0.0135",
                        "0.0001",
                        "21 / 0 / 1",
                        "+0.0145",
                        "0.0001");
        assertThat(rows.get(1).subList(0, 4))
                .containsExactly("ae", "2.95", "0 / 22 / 0", "−0.0010");
        assertThat(rows.get(1).subList(5, 8)).containsOnly(Numerals.NONE);
    }

    @Test
    void equalMeansShareARank() {
        List<Result> all = new ArrayList<>(results("memae", .8, .8));
        all.addAll(results("pca", .8, .8));

        assertThat(rows(all)).allMatch(row -> row.get(1).equals("1.5"));
    }

    /** Who has not run everywhere has no rank. */
    @Test
    void leavesOutWhatDidNotRunOnAll() {
        List<Result> all = new ArrayList<>(results("memae", .8, .8));
        all.addAll(results("ae", .7, .7));
        all.addAll(results("knn", .9, .9).subList(0, 4));

        assertThat(rows(all)).extracting(row -> row.get(0)).containsExactly("memae", "ae");
        assertThat(rows(results("memae", .8, .8))).isEmpty();
    }

    @Test
    void classesOfOneDataSetHaveNoStandings() {
        List<Result> digits =
                List.of(MadeUp.result("1", "ae", 1, .8), MadeUp.result("1", "knn", 1, .8));

        assertThat(new Standings(new Sheet(Grid.MNIST, digits)).passages()).isEmpty();
    }
}
