package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.HullSurvey.Reference;
import engram.experiments.grid.Grid;
import engram.experiments.grid.Run;
import engram.experiments.results.Figures;
import engram.experiments.results.Figures.HullFigure;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import engram.report.chapters.MarkdownPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemGanChapterTest {

    @Test
    void isNoneWhereMemganHasNotRunOrOnAnotherSplit() {
        Result other = MadeUp.result("0", "memae", 1, .9);
        assertThat(MemGanChapter.of(List.of(new Sheet(Grid.MNIST_ONE_CLASS, List.of(other)))))
                .isEmpty();
        Result elsewhere = MadeUp.result("0", "memgan", 1, .9);
        assertThat(MemGanChapter.of(List.of(new Sheet(Grid.MNIST, List.of(elsewhere))))).isEmpty();
    }

    @Test
    void setsMemganBesideOthersAndItself() {
        String page = page(10, .96);
        assertThat(page)
                .contains("from the paper's abstract and an unofficial re-implementation")
                .contains("The mean set to reach is 0.965; ours is 0.9600, 0.0050 below it.")
                .contains("| memgan | 0.9600 | 0.9850 | 1 |", "| alice | 0.9500 | – | 1 |")
                .contains("it is not blind here; the bar is held against the first")
                .contains("| alice | −0.0100 |")
                .contains("| memgan-outside (1 of 10) |")
                .contains("| memgan-outside | −0.0200 | – | 1 |")
                .doesNotContain("MEMGAN (paper)");
    }

    @Test
    void saysWhereItFallsShortAndWhetherByItsScore() {
        assertThat(page(10, .96))
                .contains("Lowest are the classes 0 with 0.9600, 1 with 0.9600, 2 with 0.9600.")
                .contains("by error-per-variation the same reconstructions reach 0.9850.");
        assertThat(page(10, .97)).doesNotContain("Lowest are");
    }

    @Test
    void claimsNothingOfAMeanOverSomeClasses() {
        assertThat(page(4, .99))
                .contains("MEMGAN has run on 4 classes so far, which says nothing of it yet.");
    }

    @Test
    void theClaimStandsBesideItsNulls() {
        assertThat(page(10, .97))
                .contains("| memgan | 0.7000 | 0.5500 | 0.7100 |")
                .contains("| memgan, random items | 0.2000 |")
                .contains("it has no volume");
    }

    private static String page(int classes, double auroc) {
        List<Result> results = new ArrayList<>();
        for (int digit = 0; digit < classes; digit++) {
            String problem = Integer.toString(digit);
            results.add(hulled(MadeUp.result(problem, "memgan", 1, auroc)));
            results.add(MadeUp.result(problem, "alice", 1, auroc - .01));
        }
        results.add(MadeUp.result("0", "memgan-outside", 1, auroc - .02));
        return MarkdownPage.of(
                MemGanChapter.of(List.of(new Sheet(Grid.MNIST_ONE_CLASS, results))).orElseThrow(),
                "Made up.");
    }

    private static Result hulled(Result result) {
        Map<String, Double> hull = new LinkedHashMap<>();
        hull.put(Figures.AUROC, .7);
        hull.put(Figures.hullAuroc(Reference.LEARNED), .7);
        hull.put(Figures.hullAuroc(Reference.UNTRAINED), .55);
        hull.put(Figures.hullAuroc(Reference.RANDOM), .71);
        hull.put(Figures.hull(Reference.RANDOM, Label.NORMAL, true, HullFigure.MEDIAN), .2);
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>(result.scores());
        scores.put(Figures.HULL_DISTANCE, hull);
        scores.put("error-per-variation", Map.of(Figures.AUROC, .985));
        Run run = result.run();
        return new Result(
                new Run("mnist-one-class", run.problem(), run.method(), run.seed()),
                result.settings(),
                result.config(),
                result.data(),
                scores,
                result.epochs(),
                result.memory(),
                result.cost(),
                result.environment());
    }
}
