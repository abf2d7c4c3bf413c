package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.sources.ArraySource;
import engram.detection.verdict.Detection;
import engram.memae.MemAeConfig;
import engram.memory.Similarity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detectors that earlier versions wrote, and the scores they gave then. */
class GoldenDetectorTest {
    private static final float[][] ROWS = {
        {0, 0, 0, 0},
        {1, -0.5f, 0.5f, 1.5f},
        {-0.3f, 0.8f, 0.5f, -1.1f},
        {0.5f, 0.5f, 1, 10},
        {3, 3, -6, 0}
    };
    private static final double[] SCORES = {
        0.79440127884212,
        1.4354234804527586,
        1.0593077383494292,
        31.49285599004736,
        38.7772186257497
    };

    @ParameterizedTest
    @ValueSource(strings = "golden-1")
    void stillGivesTheSameScores(String name) throws Exception {
        try (AnomalyDetector detector = AnomalyDetector.load(folder(name))) {
            List<Detection> detections =
                    detector.withFalseAlarmRate(0.1).detect(ArraySource.ofRows(ROWS));
            for (int i = 0; i < SCORES.length; i++) {
                assertThat(detections.get(i).score())
                        .isCloseTo(SCORES[i], within(1e-5 * SCORES[i]));
            }
            assertThat(detections)
                    .extracting(Detection::anomalous)
                    .containsExactly(false, false, false, true, true);
        }
    }

    @Test
    void theFirstFormatTellsAllItKnew() throws Exception {
        try (AnomalyDetector detector = AnomalyDetector.load(folder("golden-1"))) {
            MemAeConfig model = (MemAeConfig) detector.config().model();
            assertThat(model.memory().addressing().similarity())
                    .isEqualTo(Similarity.SCALED_COSINE);
            assertThat(detector.config().training().epochs()).isEqualTo(30);
            assertThat(detector.calibration().size()).isEqualTo(30);
            assertThat(detector.history()).hasSize(30);
            assertThat(detector.provenance().counts().training()).isEqualTo(240);
            assertThat(new Explainer(detector).memory()).hasSize(6);
            assertThat(new Explainer(detector).memoryHealth()).isPresent();
        }
    }

    private static Path folder(String name) throws Exception {
        return Path.of(GoldenDetectorTest.class.getResource(name).toURI());
    }
}
