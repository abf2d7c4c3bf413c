package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.results.Figures;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTablesTest {
    private static final Grid TILES = Grid.named("tiles").get(0);

    private static Result result(
            String problem, long seed, double auroc, Map<String, Double> more) {
        Result like = MadeUp.result(problem, "patchcore", seed, auroc);
        Map<String, Double> figures = new LinkedHashMap<>(more);
        figures.put(Figures.AUROC, auroc);
        return new Result(
                like.run(),
                like.settings(),
                like.config(),
                like.data(),
                Map.of("distance", figures),
                like.epochs(),
                like.memory(),
                like.cost(),
                like.environment());
    }

    private static List<Passage> passages(Result... results) {
        return new PlaceTables(new Sheet(TILES, List.of(results))).passages();
    }

    private static List<Passage.Table> tables(Result... results) {
        return passages(results).stream()
                .filter(Passage.Table.class::isInstance)
                .map(Passage.Table.class::cast)
                .toList();
    }

    @Test
    void theSplitThatSettingsMayBeChosenByIsNotReported() {
        assertThat(passages(result("50-pictures-split-0", 1, .99, Map.of()))).isEmpty();
    }

    @Test
    void seedsAreAveragedWithinASplitAndSplitsAmongThemselves() {
        List<String> row =
                tables(
                                result("50-pictures-split-0", 1, .10, Map.of()),
                                result("50-pictures-split-1", 1, .80, Map.of()),
                                result("50-pictures-split-1", 2, .90, Map.of()),
                                result("50-pictures-split-2", 1, .95, Map.of()))
                        .get(0)
                        .rows()
                        .get(0);

        // Of .85 and .95: three runs, but two splits.
        assertThat(row.subList(0, 2)).containsExactly("patchcore", "0.9000 ± 0.0707");
    }

    @Test
    void eachNumberOfPicturesHasTablesOfItsOwn() {
        List<String> headings =
                passages(
                                result("100-pictures-split-1", 1, .8, Map.of()),
                                result("50-pictures-split-1", 1, .7, Map.of()))
                        .stream()
                        .filter(Passage.Heading.class::isInstance)
                        .map(passage -> ((Passage.Heading) passage).text())
                        .toList();

        assertThat(headings)
                .containsExactly("Learned from 50 pictures", "Learned from 100 pictures");
    }

    @Test
    void aFigureThatOneResultLacksIsNoMeanOfTheOthers() {
        Map<String, Double> recall = Map.of(Figures.at("1-percent", "recall"), .5);
        Passage.Table both =
                tables(
                                result("50-pictures-split-1", 1, .8, recall),
                                result("50-pictures-split-2", 1, .8, recall))
                        .get(1);
        Passage.Table one =
                tables(
                                result("50-pictures-split-1", 1, .8, recall),
                                result("50-pictures-split-2", 1, .8, Map.of()))
                        .get(1);

        int column = both.head().indexOf("Recall at 1 %");
        assertThat(both.rows().get(0).get(column)).isEqualTo("0.5000");
        assertThat(one.rows().get(0).get(column)).isEqualTo(Numerals.NONE);
    }

    @Test
    void whereNothingIsSaidOfPlacesThereAreNoTables() {
        Sheet digits =
                new Sheet(Grid.named("mnist").get(0), List.of(MadeUp.result("3", "memae", 1, .9)));
        assertThat(new PlaceTables(digits).passages()).isEmpty();
    }
}
