package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Grid;
import engram.experiments.results.Figures;
import engram.experiments.results.MadeUp;
import engram.experiments.results.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AblationTest {
    private static final List<String> ALL = Grid.ABLATION;

    /** Ten classes with one seed, each variant as far from the first as told. */
    private static Ablation of(Map<String, Double> differences) {
        List<Result> results = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            for (Map.Entry<String, Double> variant : differences.entrySet()) {
                double auroc = .9 + .001 * digit + variant.getValue() * (1 + .01 * digit);
                results.add(MadeUp.result(Integer.toString(digit), variant.getKey(), 1, auroc));
            }
        }
        return Ablation.of(new Sheet(Grid.MNIST, results), r -> r.own(Figures.AUROC));
    }

    @Test
    void saysThatTheOrderHolds() {
        Ablation ablation =
                of(
                        Map.of(
                                ALL.get(0),
                                0.,
                                ALL.get(1),
                                -.01,
                                ALL.get(2),
                                -.02,
                                ALL.get(3),
                                -.03,
                                ALL.get(4),
                                -.04,
                                ALL.get(5),
                                -.05));

        assertThat(ablation.order())
                .contains("over the 10 pairs", "memae 0.9045 > memae-without-entropy 0.894")
                .endsWith("The published order holds.");
        assertThat(ablation.significance())
                .startsWith("Worse than memae beyond chance")
                .doesNotContain("Better", "Not told apart");
    }

    @Test
    void saysWhereTheOrderDoesNotHoldAndWhatDidNotRun() {
        Ablation ablation = of(Map.of("memae", 0., "memae-nonsparse", .02, "ae", -.02));

        assertThat(ablation.order())
                .contains(
                        "Among these, the published order does not hold: memae is 0.0209 below"
                                + " memae-nonsparse (signed ranks, p = 0.0020).",
                        "Not run: memae-without-entropy, memae-without-shrinkage and ae-l1.");
        assertThat(ablation.significance())
                .contains("Worse than memae", ": ae.")
                .contains("Better than memae", ": memae-nonsparse.");
    }

    @Test
    void comparesOnlyWhatRanOnTheSameClassWithTheSameSeed() {
        List<Result> results =
                List.of(
                        MadeUp.result("0", "memae", 1, .9),
                        MadeUp.result("1", "memae", 1, .5),
                        MadeUp.result("0", "ae", 1, .8),
                        MadeUp.result("0", "ae", 2, .1),
                        MadeUp.result("2", "ae-l1", 1, .1));
        Ablation ablation = Ablation.of(new Sheet(Grid.MNIST, results), r -> r.own(Figures.AUROC));

        assertThat(ablation.comparisons()).containsOnlyKeys("ae");
        assertThat(ablation.comparisons().get("ae").differences().values())
                .singleElement()
                .satisfies(d -> assertThat(d).isBetween(-.1001, -.0999));
        assertThat(ablation.order()).startsWith("No class and seed has run with all of them");
        assertThat(ablation.significance()).contains("Not told apart");
    }

    @Test
    void isNothingWithoutMemae() {
        assertThat(of(Map.of("ae", 0., "ae-l1", 0.)).isPossible()).isFalse();
        assertThat(of(Map.of("memae", 0.)).isPossible()).isFalse();
    }
}
