package engram.experiments.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.torch.Device;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodTest {
    private static final SampleShape ROW = new SampleShape.Row(12);

    @Test
    void resolvesItsSettingsOverTheDefaults() {
        Method method =
                Method.standard("ae")
                        .with(Map.of("training.epochs", "7", "training.learningRate", "0.01"));

        DetectorConfig config = method.resolve(ROW, 0.1, new Execution(5, 1, Device.CPU));

        assertThat(config.family()).isEqualTo("ae");
        assertThat(config.training().epochs()).isEqualTo(7);
        assertThat(config.training().learningRate()).isEqualTo(.01);
        assertThat(config.execution().seed()).isEqualTo(5);
        assertThat(config.execution().threads()).isEqualTo(1);
        assertThat(config.model()).isEqualTo(DetectorConfig.of("ae", ROW).model());
    }

    @Test
    void holdsOutATenthToWatchAndNothingForAThreshold() {
        DetectorConfig standard =
                Method.standard("knn").resolve(ROW, 0.1, new Execution(1, 1, Device.CPU));
        assertThat(standard.holdout().validation()).isEqualTo(.1);
        assertThat(standard.holdout().calibration()).isZero();

        DetectorConfig asked =
                Method.standard("knn")
                        .with(Map.of("holdout.calibration", "0.2"))
                        .resolve(ROW, 0.1, new Execution(1, 1, Device.CPU));
        assertThat(asked.holdout().calibration()).isEqualTo(.2);
    }

    @Test
    void changesReplaceWhatTheFileSays() {
        Method onFile = Method.onFile("mnist", "memae").orElseThrow();
        Method changed = onFile.with(Map.of("training.epochs", "1"));

        assertThat(changed.name()).isEqualTo("memae");
        assertThat(changed.settings())
                .containsEntry("training.epochs", "1")
                .containsEntry("training.batchSize", onFile.settings().get("training.batchSize"));
        assertThat(onFile.settings()).doesNotContainEntry("training.epochs", "1");
    }

    @Test
    void aFirstLookTrainsHardlyAtAll() {
        SampleShape picture = new SampleShape.Image(3, 64, 64);
        Execution execution = new Execution(5, 1, Device.CPU);
        assertThat(Method.standard("ae").brief().resolve(ROW, 0.1, execution).training().epochs())
                .isEqualTo(2);
        for (String family : List.of("memae-features", "ae-features")) {
            assertThat(Method.standard(family).brief().resolve(picture, 0.1, execution).model())
                    .asString()
                    .contains("candidates=2000, epochs=1, folds=2");
        }
    }

    @Test
    void aVariantIsFiledUnderItsOwnNameAndTrainedAsItsFamily() {
        Method variant = Method.onFile("mnist", "memae-120-epochs").orElseThrow();

        assertThat(variant.name()).isEqualTo("memae-120-epochs");
        assertThat(variant.family()).isEqualTo("memae");
        assertThat(Method.onFile("mnist", "no-such-method")).isEmpty();
    }

    @Test
    void keepsACopyOfItsSettings() {
        Map<String, String> settings = new HashMap<>(Map.of("family", "ae"));
        Method method = new Method("mine", settings);
        settings.put("training.epochs", "3");

        assertThat(method.settings()).containsOnlyKeys("family");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        Method wrong = Method.standard("ae").with(Map.of("training.epoks", "3"));

        assertThatThrownBy(() -> wrong.resolve(ROW, 0.1, new Execution(1, 1, Device.CPU)))
                .hasMessageContaining("training.epoks");
    }
}
