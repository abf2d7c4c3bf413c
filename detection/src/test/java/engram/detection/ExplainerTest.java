package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.Label;
import engram.data.sources.Source;
import engram.detection.explanation.ColumnError;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.Gallery;
import engram.detection.explanation.MemoryItem;
import engram.detection.verdict.Detection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static AnomalyDetector detector;
    private static Explainer explainer;

    @BeforeAll
    static void train() {
        detector =
                AnomalyDetector.train(Tables.config("memae", 20), Tables.normal(400, 1))
                        .withFalseAlarmRate(0.05);
        explainer = new Explainer(detector);
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    @Test
    void theColumnThatContradictsTheOthersTakesTheBlame() {
        Survey survey = explainer.survey(Tables.contradicting(20, 5), 3, 2);
        for (Explanation anomaly : survey.anomalies()) {
            assertThat(anomaly.detection().anomalous()).isTrue();
            List<ColumnError> columns = explainer.columns(anomaly);
            assertThat(columns).hasSize(4);
            assertThat(columns.get(0).column()).isEqualTo("column 3");
            assertThat(columns.get(0).share()).isGreaterThan(0.5);
            assertThat(columns.get(0).deviations()).isGreaterThan(3);
            assertThat(Double.parseDouble(columns.get(0).actual())).isGreaterThan(10);
            assertThat(columns)
                    .isSortedAccordingTo(Comparator.comparing(ColumnError::share).reversed());
            assertThat(columns.stream().mapToDouble(ColumnError::share).sum())
                    .isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void aSurveyKeepsTheExtremesInOrder() {
        Source data = Tables.normal(300, 6);
        Survey survey = explainer.survey(data, 5, 4);
        List<Detection> all = detector.detect(data);
        assertThat(survey.scores())
                .containsExactly(all.stream().mapToDouble(Detection::score).toArray());
        assertThat(survey.anomalies())
                .extracting(one -> one.detection().score())
                .isEqualTo(highest(all, 5));
        List<Detection> normal = all.stream().filter(one -> !one.anomalous()).toList();
        assertThat(survey.borderline())
                .extracting(one -> one.detection().score())
                .isEqualTo(highest(normal, 4));
        assertThat(survey.labels()).containsOnly(Label.UNKNOWN);
        assertThat(survey.leftOut()).isEmpty();
    }

    private static List<Double> highest(List<Detection> detections, int count) {
        return detections.stream()
                .map(Detection::score)
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .toList();
    }

    @Test
    void theScoreIsTheSumOfTheSquaredErrors() {
        Explanation explanation = explainer.survey(Tables.normal(5, 7), 1, 0).anomalies().get(0);
        double sum = 0;
        for (float square : explanation.squaredErrors().orElseThrow()) {
            sum += square;
        }
        assertThat(explanation.detection().score()).isCloseTo(sum, within(1e-4 * sum));
    }

    @Test
    void whatIsRecalledIsSortedAndWithinMemory() {
        Explanation explanation = explainer.survey(Tables.normal(5, 7), 1, 0).anomalies().get(0);
        assertThat(explanation.recalled()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(explanation.recalled())
                .isSortedAccordingTo(Comparator.comparing(Explanation.Recalled::weight).reversed())
                .allMatch(one -> one.item() >= 0 && one.item() < 6 && one.weight() > 0);
    }

    @Test
    void memoryShowsEveryItemOnceWithItsNearestSamples() {
        List<MemoryItem> memory = explainer.memory();
        assertThat(memory).extracting(MemoryItem::item).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(memory)
                .isSortedAccordingTo(Comparator.comparing(MemoryItem::usage).reversed())
                .allSatisfy(item -> assertThat(item.decoded()).hasSize(4))
                .allSatisfy(
                        item ->
                                assertThat(item.neighbours())
                                        .hasSizeLessThanOrEqualTo(3)
                                        .isSortedAccordingTo(
                                                Comparator.comparing(Gallery.Neighbour::weight)
                                                        .reversed())
                                        .allMatch(one -> one.values().length == 4));
        assertThat(memory).anyMatch(item -> !item.neighbours().isEmpty());
    }

    @Test
    void theErrorProfileIsThatOfNormalSamples() {
        ErrorProfile profile = explainer.errorProfile().orElseThrow();
        assertThat(profile.perFeature()).hasSize(4);
        for (float usual : profile.perFeature()) {
            assertThat(usual).isBetween(0f, 3f);
            assertThat((double) usual * usual).isLessThanOrEqualTo(profile.high());
        }
    }

    @Test
    void aModelWithoutMemoryShowsNone() {
        try (AnomalyDetector plain = Tables.trained("ae")) {
            Explainer other = new Explainer(plain);
            assertThat(other.memory()).isEmpty();
            assertThat(other.memoryHealth()).isEmpty();
            Explanation explanation = other.survey(Tables.normal(2, 1), 1, 0).anomalies().get(0);
            assertThat(explanation.recalled()).isEmpty();
            assertThat(other.columns(explanation)).hasSize(4);
        }
    }

    @Test
    void withoutAReconstructionThereAreNoColumnErrors() {
        Detection detection = new Detection("1", 1, 1, false, Label.UNKNOWN);
        Explanation bare =
                new Explanation(
                        detection,
                        new float[4],
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of());
        assertThatThrownBy(() -> explainer.columns(bare))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not reconstruct");
    }
}
