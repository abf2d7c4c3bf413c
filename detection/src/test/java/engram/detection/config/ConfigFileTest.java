package engram.detection.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.memae.MemAeConfig;
import engram.memory.Similarity;
import engram.torch.Device;
import engram.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final SampleShape ROW = new SampleShape.Row(4);

    @TempDir Path folder;

    @Test
    void withoutSettingsTheDefaultsStand() {
        assertThat(set()).isEqualTo(DetectorConfig.of("memae", ROW));
    }

    @Test
    void everyKindOfValueCanBeAssigned() {
        DetectorConfig config =
                set(
                        "training.epochs=7",
                        "training.learningRate=2e-3",
                        "holdout.calibration = 0.3",
                        "falseAlarmRate=0.05",
                        "execution.seed=9",
                        "execution.device=cuda",
                        "model.biasBeforeNorm=true",
                        "model.memory.addressing.similarity=COSINE");
        assertThat(config.training().epochs()).isEqualTo(7);
        assertThat(config.training().learningRate()).isEqualTo(2e-3);
        assertThat(config.holdout()).isEqualTo(new Holdout(0.1, 0.3));
        assertThat(config.falseAlarmRate()).isEqualTo(0.05);
        assertThat(config.execution()).isEqualTo(new Execution(9, 0, Device.CUDA));
        MemAeConfig model = (MemAeConfig) config.model();
        assertThat(model.biasBeforeNorm()).isTrue();
        assertThat(model.memory().addressing().similarity()).isEqualTo(Similarity.COSINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scaled-cosine", "SCALED_COSINE", "Scaled-Cosine", "scaled_cosine"})
    void constantsAreReadInEitherSpelling(String written) {
        DetectorConfig config = set("model.memory.addressing.similarity=" + written);
        assertThat(((MemAeConfig) config.model()).memory().addressing().similarity())
                .isEqualTo(Similarity.SCALED_COSINE);
    }

    @Test
    void assignmentsComeAfterTheFileAndTheLastOneCounts() throws IOException {
        Path yaml = yaml("training:\n  epochs: 3\n  batchSize: 16\nmodel.memory.items: 5\n");
        DetectorConfig config =
                ConfigFile.resolve(
                        "memae",
                        ROW,
                        Optional.of(yaml),
                        List.of("training.epochs=4", "training.epochs=5"));
        assertThat(config.training().epochs()).isEqualTo(5);
        assertThat(config.training().batchSize()).isEqualTo(16);
        assertThat(((MemAeConfig) config.model()).memory().items()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "memae-nonsparse", "ae", "ae-l1"})
    void whatIsPrintedReadsBackEqual(String family) throws IOException {
        DetectorConfig config =
                ConfigFile.resolve(family, ROW, Optional.empty(), List.of("training.epochs=3"));
        Path yaml = yaml(ConfigFile.yaml(config));
        assertThat(ConfigFile.resolve(family, ROW, Optional.of(yaml), List.of())).isEqualTo(config);
    }

    @Test
    void printsConstantsInLowerCase() {
        assertThat(ConfigFile.yaml(set()))
                .startsWith(
                        "family: memae\nmodel:\n  backbone: rows-and-logs\n  memory:\n    items: 200\n")
                .contains("queries: whole-code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "training.epoch=1 | training.epoch: no such key; did you mean training.epochs; there are"
                        + " training.epochs, training.batchSize, training.learningRate, training.schedule, training.passes, training.settle",
                "items=1 | items: no such key; did you mean model.memory.items; there are family, model.*,"
                        + " training.*, holdout.*, falseAlarmRate, execution.*",
                "holdout=1 | holdout: expected one of the keys below it, not a value: holdout.validation,"
                        + " holdout.calibration, holdout.folds",
                "training.epochs=ten | training.epochs: expected a whole number, not \"ten\"",
                "training.learningRate=fast | training.learningRate: expected a number, not \"fast\"",
                "model.biasBeforeNorm=1 | model.biasBeforeNorm: expected true or false, not \"1\"",
                "execution.device=tpu | execution.device: expected one of cpu, cuda, not \"tpu\"",
                "training.epochs=-1 | training.epochs must be 0 or more, not -1",
                "model.memory.items=0 | model.memory.items must be at least 1, not 0",
                "execution.threads=-2 | execution.threads must be 0 to 1024, not -2",
                "falseAlarmRate=1 | falseAlarmRate must be above 0 and below 1, not 1.0",
                "family=ae | family: ae contradicts the model asked for, memae",
                "epochs | expected key=value, such as training.epochs=20, not \"epochs\"",
            })
    void refusesInOneLine(String assignment, String message) {
        assertThatThrownBy(() -> set(assignment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aComplaintAboutAFileNamesTheLine() throws IOException {
        Path yaml = yaml("# mine\ntraining:\n  batchSize: 1\n");
        assertThatThrownBy(() -> resolve(yaml))
                .hasMessage(yaml + ":3: training.batchSize must be 0 or at least 2, not 1");
        Path unknown = yaml("falseAlarmRate: 0.1\nmodel:\n  memory:\n    size: 3\n");
        assertThatThrownBy(() -> resolve(unknown))
                .hasMessageStartingWith(unknown + ":4: model.memory.size: no such key")
                .hasMessageContaining("model.memory.items");
        Path list = yaml("training:\n  epochs: [1, 2]\n");
        assertThatThrownBy(() -> resolve(list))
                .hasMessage(list + ":2: training.epochs: expected a single value, not a list");
        Path twice = yaml("training.epochs: 1\ntraining:\n  epochs: 2\n");
        assertThatThrownBy(() -> resolve(twice))
                .hasMessage(twice + ":3: training.epochs: is set twice in this file");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() throws IOException {
        Path broken = yaml("training:\n  epochs: 1\n epochs: 2\n");
        assertThatThrownBy(() -> resolve(broken))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(broken + ", line 3: is not YAML: ")
                .hasMessageNotContaining("\n");
        Path words = yaml("just words\n");
        assertThatThrownBy(() -> resolve(words)).hasMessageContaining("expected lines");
        assertThatThrownBy(() -> resolve(folder)).isInstanceOf(UnreadableDataException.class);
    }

    @Test
    void anEmptyFileAndKeysWithoutValuesSetNothing() throws IOException {
        assertThat(resolve(yaml(""))).isEqualTo(set());
        assertThat(resolve(yaml("training:\n  epochs:\n"))).isEqualTo(set());
    }

    @Test
    void dataAndFamilyAreForTheCaller() throws IOException {
        Path yaml = yaml("family: ae\ndata:\n  normal: 2\n  labelColumn: kind\n");
        ConfigFile file = ConfigFile.read(Optional.of(yaml), List.of("data.normal=3"));
        assertThat(file.family()).contains("ae");
        assertThat(file.data()).isEqualTo(Map.of("normal", "3", "labelColumn", "kind"));
        assertThat(file.resolve("ae", ROW).model()).isEqualTo(DetectorConfig.of("ae", ROW).model());
        assertThatThrownBy(() -> file.resolve("memae", ROW))
                .hasMessage(yaml + ":1: family: ae contradicts the model asked for, memae");
    }

    @Test
    void aPresetSaysWhatItLeavesAsItIs() {
        SampleShape picture = new SampleShape.Image(1, 28, 28);
        assertThat(preset("paper").departures(picture).orElseThrow())
                .startsWith("preset paper: memory,")
                .contains("constant learning rate of 1e-4", "training.epochs, training.batchSize")
                .doesNotContain("pixels");
        assertThat(preset("authors-code").departures(picture).orElseThrow())
                .contains("[-1, 1] (--set data.range=symmetric changes that)");
        assertThat(preset("authors-code", "data.range=symmetric").departures(picture))
                .hasValueSatisfying(said -> assertThat(said).doesNotContain("pixels"));
        assertThat(preset("authors-code", "training.epochs=5").departures(ROW).orElseThrow())
                .contains("has them: training.batchSize")
                .doesNotContain("pixels");
        assertThat(preset("as-read").departures(ROW).orElseThrow()).contains("the unofficial code");
        assertThat(ConfigFile.read(Optional.empty(), List.of()).departures(ROW)).isEmpty();
    }

    private static ConfigFile preset(String name, String... assignments) {
        return ConfigFile.read(Optional.of(Path.of(name)), List.of(assignments));
    }

    @Test
    void presetsGoByName() {
        ConfigFile paper =
                ConfigFile.read(Optional.of(Path.of("paper")), List.of("model.memory.items=7"));
        MemAeConfig expected = MemAeConfig.paper(ROW);
        MemAeConfig model = (MemAeConfig) paper.resolve("memae", ROW).model();
        assertThat(model.memory().addressing()).isEqualTo(expected.memory().addressing());
        assertThat(model.loss()).isEqualTo(MemAeConfig.Loss.SUM);
        assertThat(model.memory().items()).isEqualTo(7);
        TrainingConfig training = paper.resolve("memae", ROW).training();
        assertThat(training.learningRate()).isEqualTo(1e-4);
        assertThat(training.settle()).isFalse();
        assertThat(paper.family()).contains("memae");
        assertThat(
                        ConfigFile.resolve(
                                        "memae",
                                        ROW,
                                        Optional.of(Path.of("authors-code")),
                                        List.of())
                                .model())
                .isEqualTo(MemAeConfig.authorsCode(ROW));
        assertThatThrownBy(() -> paper.resolve("ae", ROW))
                .hasMessage("preset paper is for model memae, not ae");
    }

    @Test
    void aNameThatIsNeitherFileNorPresetIsRefused() {
        assertThatThrownBy(() -> ConfigFile.read(Optional.of(Path.of("papers")), List.of()))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage(
                        "papers: no such file, nor a preset; presets are paper, authors-code, as-read");
    }

    private static DetectorConfig set(String... assignments) {
        return ConfigFile.resolve("memae", ROW, Optional.empty(), List.of(assignments));
    }

    private static DetectorConfig resolve(Path yaml) {
        return ConfigFile.resolve("memae", ROW, Optional.of(yaml), List.of());
    }

    private Path yaml(String text) throws IOException {
        Path file = Files.createTempFile(folder, "config", ".yaml");
        return Files.writeString(file, text);
    }
}
