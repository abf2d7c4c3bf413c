package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.experiments.grid.Grid;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedTest {

    @Test
    void knowsThePapersTables() {
        assertThat(Published.of("mnist").figure("memae", "auroc")).hasValue(.9751);
        assertThat(Published.of("cifar10").figure("kde", "auroc")).hasValue(.5756);
        assertThat(Published.of("kddcup99").figure("dagmm", "recall")).hasValue(.9442);
        assertThat(Published.of("kddcup99-min-max")).isEqualTo(Published.of("kddcup99"));
        assertThat(Published.of("ablation").values().keySet()).isEqualTo(Set.copyOf(Grid.ABLATION));
        assertThat(Published.of("mnist").figure("knn", "auroc")).isEmpty();
    }

    @Test
    void takesDifferencesOfWhatIsPrintedForBoth() {
        Published mnist = Published.of("mnist");

        assertThat(mnist.difference("ae", "memae", "auroc").orElseThrow())
                .isCloseTo(-.0132, within(1e-9));
        assertThat(mnist.difference("knn", "memae", "auroc")).isEmpty();
        assertThat(mnist.difference("ae", "memae", "f1")).isEmpty();
    }

    @Test
    void keepsOtherSplitsApart() {
        Published oneClass = Published.of("mnist-one-class");

        assertThat(oneClass.isEmpty()).isTrue();
        assertThat(oneClass.elsewhere())
                .contains(new Published.Elsewhere("MemAE", .972, "as printed by CMAN"));
        assertThat(Published.of("own").elsewhere()).isEmpty();
    }

    @Test
    void judgesToFourDigits() {
        assertThat(Published.isReached("memae", .97506, .9751)).isTrue();
        assertThat(Published.isReached("memae", .97504, .9751)).isFalse();
        assertThat(Published.isReached("ae", .9519, .9619)).isTrue();
        assertThat(Published.isReached("ae", .9518, .9619)).isFalse();
    }
}
