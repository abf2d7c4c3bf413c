package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.files.DetectorArtifact;
import engram.detection.files.DetectorContents;
import engram.detection.verdict.Detection;
import engram.torch.Compute;
import engram.torch.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyDetectorTest {
    private static final Source DATA = Tables.normal(30, 3);

    @TempDir Path folder;

    @Test
    void detectorsAtOtherRatesAreClosedOnTheirOwn() {
        AnomalyDetector detector = Tables.trained("memae");
        List<Detection> before = detector.detect(DATA);
        AnomalyDetector strict = detector.withFalseAlarmRate(0.2);
        detector.withFalseAlarmRate(0.1).close();
        assertThat(detector.detect(DATA)).isEqualTo(before);

        detector.close();
        detector.close();
        assertThat(strict.detect(DATA)).hasSize(30);
        assertThatThrownBy(() -> detector.detect(DATA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this detector is closed");
        strict.close();
        assertThatThrownBy(() -> strict.detect(DATA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWaitsForScoringAndEndsIt() {
        AnomalyDetector detector = Tables.trained("memae");
        List<CompletableFuture<Void>> scoring =
                List.of(
                        CompletableFuture.runAsync(() -> scoreUntilClosed(detector)),
                        CompletableFuture.runAsync(() -> scoreUntilClosed(detector)));
        detector.score(new float[4], 1);
        detector.close();
        for (CompletableFuture<Void> one : scoring) {
            assertThatThrownBy(one::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("this detector is closed");
        }
    }

    private static void scoreUntilClosed(AnomalyDetector detector) {
        for (int i = 0; i < 10_000_000; i++) {
            detector.score(new float[4], 1);
        }
    }

    @Test
    void saysWhatWasExpectedWhereNullCame() {
        assertThatThrownBy(() -> AnomalyDetector.load(null))
                .hasMessage("expected a detector's folder, but null came");
        assertThatThrownBy(() -> AnomalyDetector.train(null, DATA))
                .hasMessage("expected a detector's settings, but null came");
        assertThatThrownBy(() -> DetectorConfig.of(null))
                .hasMessage("expected a model's settings, but null came");
        assertThatThrownBy(() -> DetectorConfig.of("knn", null))
                .hasMessage("expected the shape of samples, but null came");
        assertThatThrownBy(() -> DetectorConfig.of("knn", DATA.shape()).withTraining(null))
                .hasMessage("expected settings of training, but null came");
        assertThatThrownBy(() -> DetectorConfig.of("knn", DATA.shape()).withHoldout(null))
                .hasMessage("expected what is held out, but null came");
        assertThatThrownBy(() -> Teaching.teach(null, DATA))
                .hasMessage("expected a detector, but null came");
        assertThatThrownBy(() -> Teaching.forget(null))
                .hasMessage("expected a detector, but null came");
        assertThatThrownBy(() -> Drift.of(null, DATA, 0.01))
                .hasMessage("expected a detector, but null came");
        assertThatThrownBy(() -> new Explainer(null))
                .hasMessage("expected a detector, but null came");
        try (AnomalyDetector detector = Tables.trained("memae")) {
            assertThatThrownBy(() -> AnomalyDetector.train(detector.config(), null))
                    .hasMessage("expected a source of samples, but null came");
            assertThatThrownBy(() -> detector.score(null, 1))
                    .hasMessage("expected values of samples, but null came");
            assertThatThrownBy(() -> detector.detect((Source) null))
                    .hasMessage("expected a source of samples, but null came");
            assertThatThrownBy(() -> detector.detect("a", (Map<String, ?>) null))
                    .hasMessage("expected cells by column name, but null came");
            assertThatThrownBy(() -> Drift.of(detector, null, 0.01))
                    .hasMessage("expected a source of samples, but null came");
            assertThatThrownBy(() -> detector.save(null))
                    .hasMessage("expected a detector's folder, but null came");
        }
    }

    @Test
    void executionIsThatOfEachDetector() {
        try (AnomalyDetector trained = Tables.trained("memae")) {
            trained.save(folder.resolve("detector"));
            Compute outside = Compute.current();
            try (AnomalyDetector loaded =
                    AnomalyDetector.load(
                            folder.resolve("detector"), new Execution(0, 2, Device.CPU))) {
                assertThat(loaded.execution().threads()).isEqualTo(2);
                assertThat(loaded.<Integer>use(model -> Compute.current().threads())).isEqualTo(2);
                assertThat(trained.<Integer>use(model -> Compute.current().threads())).isEqualTo(1);
                assertThat(loaded.config()).isEqualTo(trained.config());
                assertThat(Compute.current()).isEqualTo(outside);
            }
        }
    }

    @Test
    void aDetectorOfADeviceThatIsNotThereComputesOnTheCpuAndSaysSo() {
        assumeThat(Compute.has(Device.CUDA)).isFalse();
        Path target = folder.resolve("detector");
        try (AnomalyDetector trained = Tables.trained("memae")) {
            DetectorConfig config = trained.config();
            DetectorContents was = trained.contents();
            DetectorArtifact.write(
                    target,
                    folder.resolve("staging"),
                    new DetectorContents(
                            config.withExecution(new Execution(1, 1, Device.CUDA)),
                            was.encoding(),
                            was.learned(),
                            was.provenance()));
            try (AnomalyDetector loaded = AnomalyDetector.load(target)) {
                assertThat(loaded.detect(DATA)).isEqualTo(trained.detect(DATA));
                assertThat(loaded.limits())
                        .anySatisfy(line -> assertThat(line).contains("trained on cuda"));
            }
        }
        assertThatThrownBy(() -> AnomalyDetector.load(target, new Execution(1, 1, Device.CUDA)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device cuda is not available");
    }
}
