package engram.experiments.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.experiments.protocols.OwnProtocol;
import engram.torch.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final SampleShape SHAPE = new SampleShape.Image(3, 32, 32);

    @Test
    void runsAllMethodsAndProblemsWithOneSeedBeforeTheNext() {
        List<Method> methods = List.of(Method.standard("memae"), Method.standard("ae"));

        List<Run> runs = Grid.MNIST.runs(methods, List.of("3", "5"), 2);

        assertThat(runs)
                .extracting(Run::toString)
                .containsExactly(
                        "mnist, 3, memae, seed 1",
                        "mnist, 3, ae, seed 1",
                        "mnist, 5, memae, seed 1",
                        "mnist, 5, ae, seed 1",
                        "mnist, 3, memae, seed 2",
                        "mnist, 3, ae, seed 2",
                        "mnist, 5, memae, seed 2",
                        "mnist, 5, ae, seed 2");
    }

    @Test
    void aVariantIsOfTheLongestMethodThatItIsNamedAfter() {
        assertThat(Grid.MNIST.varied("memae-120-epochs")).isEqualTo("memae");
        assertThat(Grid.MNIST.varied("memae-nonsparse-longer")).isEqualTo("memae-nonsparse");
        assertThat(Grid.MNIST.varied("ocsvm-sharp-pixels")).isEqualTo("ocsvm");
    }

    @Test
    void everyVariantIsOneOfAMethodOfItsTableAndChangesSomething() {
        for (Grid grid : List.of(Grid.MNIST, Grid.CIFAR10, Grid.KDDCUP99)) {
            for (String variant : grid.variants()) {
                String method = grid.varied(variant);
                assertThat(grid.methods()).contains(method);
                assertThat(grid.method(variant).settings())
                        .as(variant)
                        .isNotEqualTo(grid.method(method).settings());
            }
        }
    }

    @Test
    void theAblationTakesPartsAwayFromMemae() {
        assertThat(Grid.named("ablation"))
                .hasSizeGreaterThan(1)
                .allSatisfy(grid -> assertThat(grid.methods()).isEqualTo(Grid.ABLATION));
        assertThat(Grid.MNIST.method("memae-without-entropy").settings())
                .containsEntry("family", "memae")
                .containsEntry("model.entropyWeight", "0");
    }

    @Test
    void memganIsComparedOnTwentyOneClassTasksWithOnePartTakenAwayAtATime() {
        List<Grid> grids = Grid.named("memgan");

        assertThat(grids)
                .extracting(grid -> grid.protocol().name())
                .containsExactly("mnist-one-class", "cifar10-one-class");
        for (Grid grid : grids) {
            assertThat(grid.protocol().problems()).hasSize(10);
            for (String method : grid.methods()) {
                Method own = grid.method(method);
                assertThat(
                                own.resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU))
                                        .training()
                                        .epochs())
                        .as(method)
                        .isPositive();
                if (method.startsWith("memgan-")) {
                    assertThat(own.resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU)).training())
                            .isEqualTo(
                                    grid.method("memgan")
                                            .resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU))
                                            .training());
                    assertThat(own.resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU)).model())
                            .as(method)
                            .isNotEqualTo(
                                    grid.method("memgan")
                                            .resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU))
                                            .model());
                }
            }
        }
    }

    @Test
    void everyTableIsFoundByItsNameAndEveryFileByItsProtocol() {
        for (Grid grid : Grid.all()) {
            String name = grid.protocol().name();
            assertThat(Grid.named(name)).containsExactly(grid);
            assertThat(Grid.of(name, Path.of(name + ".jsonl"))).isEqualTo(grid);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grid.named("mnits"))
                .withMessageContaining("no benchmark \"mnits\"; there are ")
                .withMessageContaining("mnist-one-class");
        assertThatThrownBy(() -> Grid.of("somebody's", Path.of("results/x.jsonl")))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("x.jsonl")
                .hasMessageContaining("results of \"somebody's\"");
    }

    /** The product scores pictures otherwise; the papers' tables do not follow it. */
    @Test
    void thePapersTablesOfPicturesHaveThePapersScores() {
        for (Grid grid : List.of(Grid.MNIST, Grid.MNIST_BY_EPOCH, Grid.MNIST_ONE_CLASS)) {
            List<String> names = new ArrayList<>(grid.methods());
            names.addAll(grid.variants());
            names.addAll(Grid.MEMGAN);
            for (String name : names) {
                DetectorConfig config =
                        grid.method(name).resolve(SHAPE, 0.1, new Execution(1, 1, Device.CPU));
                assertThat(ConfigFile.yaml(config)).as(name).doesNotContain("-variation");
            }
        }
    }

    @Test
    void whatHasNoFileTakesPartWithItsDefaults() {
        Grid own =
                new Grid(
                        new OwnProtocol("own", any -> null),
                        Optional.empty(),
                        List.of("knn", "pca"),
                        1);

        assertThat(own.method("knn")).isEqualTo(Method.standard("knn"));
        assertThat(own.variants()).isEmpty();
    }
}
