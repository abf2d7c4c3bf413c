package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.experiments.grid.Grid;
import engram.experiments.results.Figures;
import engram.experiments.results.MadeUp;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {
    private final Sheet sheet =
            new Sheet(
                    Grid.MNIST,
                    List.of(
                            MadeUp.result("0", "memae", 1, .9),
                            MadeUp.result("1", "memae", 1, .8),
                            MadeUp.result("2", "memae", 1, .1),
                            MadeUp.result("1", "ae", 1, .75),
                            MadeUp.result("0", "ae", 1, .8),
                            MadeUp.result("0", "ae", 2, .2)));
    private final Pairs pairs =
            Pairs.of(sheet, List.of("memae", "ae", "vae"), r -> r.own(Figures.AUROC));

    @Test
    void holdWhatRan() {
        assertThat(pairs.methods()).containsExactly("memae", "ae");
        assertThat(pairs.shared(List.of("memae", "ae"))).containsExactly("0, seed 1", "1, seed 1");
        assertThat(pairs.shared(List.of("memae", "vae"))).isEmpty();
        assertThat(pairs.shared(List.of())).isEmpty();
    }

    @Test
    void compareTheSameSamplesOnly() {
        assertThat(pairs.values("ae", pairs.shared(List.of("memae", "ae"))))
                .containsExactly(.8, .75);
        assertThat(pairs.compared("memae", "ae").differences().mean())
                .isEqualTo(.075, within(1e-12));
        assertThat(pairs.compared("ae", "memae").differences().mean())
                .isEqualTo(-.075, within(1e-12));
    }
}
