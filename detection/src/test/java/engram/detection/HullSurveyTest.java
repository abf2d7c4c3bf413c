package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.detection.HullSurvey.Group;
import engram.detection.HullSurvey.Reference;
import engram.detection.config.Holdout;
import engram.memory.HullDistances;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HullSurveyTest {

    @Test
    void measuresEachGroupBesideItsNulls() {
        try (AnomalyDetector detector = Tables.trained("memgan")) {
            HullSurvey survey =
                    HullSurvey.of(
                                    detector,
                                    Optional.of(Tables.normal(60, 1)),
                                    Tables.contradicting(40, 2))
                            .orElseThrow();

            assertThat(survey.groups()).extracting(Group::learnedFrom).containsExactly(true, false);
            assertThat(survey.folds()).isEqualTo(1);
            assertThat(survey.dimensions()).isLessThanOrEqualTo(survey.features());
            for (Group group : survey.groups()) {
                assertThat(group.distances()).containsOnlyKeys(Reference.values());
                HullDistances learned = group.distances().get(Reference.LEARNED);
                assertThat(learned.count()).isEqualTo(group.learnedFrom() ? 60 : 40);
                assertThat(learned.quantile(0.05)).isLessThanOrEqualTo(learned.quantile(0.95));
            }
        }
    }

    /** The page's distances are those that the score of the same name has, in another unit. */
    @Test
    void distancesAreThoseOfTheScore() {
        try (AnomalyDetector detector = Tables.trained("memgan")) {
            HullSurvey survey = HullSurvey.of(detector, Tables.contradicting(30, 5)).orElseThrow();
            double[] scores =
                    detector.scoreSheet(Tables.contradicting(30, 5)).scores().get("hull-distance");
            double[] relative = survey.groups().get(0).distances().get(Reference.LEARNED).all();
            // Codes inside are at no distance in either.
            double unit = max(scores) / max(relative);
            for (int i = 0; i < 30; i++) {
                assertThat(scores[i]).isCloseTo(unit * relative[i], within(1e-3));
            }
        }
    }

    private static double max(double... distances) {
        return Arrays.stream(distances).max().orElseThrow();
    }

    @Test
    void isOfTheFirstFoldsModelWhereThereAreSeveral() {
        try (AnomalyDetector detector =
                AnomalyDetector.train(
                        Tables.config("memae", 1).withHoldout(new Holdout(0.1, 0.1, 3)),
                        Tables.normal(60, 1))) {
            HullSurvey survey = HullSurvey.of(detector, Tables.normal(20, 2)).orElseThrow();
            assertThat(survey.folds()).isEqualTo(3);
            assertThat(survey.items()).isEqualTo(6);
            assertThat(HullTour.of(detector)).isPresent();
        }
    }

    @Test
    void modelsWithoutAMemoryHaveNone() {
        try (AnomalyDetector detector = Tables.trained("ae")) {
            assertThat(HullSurvey.of(detector, Tables.normal(20, 2))).isEmpty();
            assertThat(HullTour.of(detector)).isEmpty();
        }
    }

    @Test
    void walksGoFromOneItemToAnother() {
        try (AnomalyDetector detector = Tables.trained("memae")) {
            HullTour tour = HullTour.of(detector).orElseThrow();
            assertThat(tour.walks()).hasSize(3);
            HullTour.Walk walk = tour.walks().get(0);
            assertThat(walk.points()).hasSize(9);
            float[] first =
                    new Explainer(detector)
                            .memory().stream()
                                    .filter(item -> item.item() == walk.from())
                                    .findFirst()
                                    .orElseThrow()
                                    .decoded();
            assertThat(walk.points().get(0)).containsExactly(first, within(1e-4f));
        }
    }

    @Test
    void theTrapOfDimensionsIsToldInWords() {
        assertThat(sentence(50, 64, 49)).contains("no volume").contains("50 items span 49 of 64");
        assertThat(sentence(100, 64, 64)).contains("the fewer points");
        assertThat(sentence(50, 2, 2)).isEqualTo("50 items span 2 of 2 dimensions");
        assertThat(new HullSurvey(1, 1, 0, 1, List.of()).labelled(Reference.LEARNED).distances())
                .isEmpty();
    }

    private static String sentence(int items, int features, int dimensions) {
        return new HullSurvey(items, features, dimensions, 1, List.of()).dimensionsSentence();
    }
}
