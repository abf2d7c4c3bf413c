package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.config.DetectorConfig;
import engram.detection.explanation.Explanation;
import engram.features.parts.PatchSettings;
import engram.patchcore.PatchCoreConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Verdict, heat map and nearest patches come from one pass, and are the same by every door. */
class OneLookTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 20, 24);
    private static AnomalyDetector detector;
    private static Explainer explainer;

    @BeforeAll
    static void train() {
        PatchCoreConfig config = new PatchCoreConfig(new PatchSettings(30, 400), 3);
        detector = AnomalyDetector.train(DetectorConfig.of(config), noise(12, 1));
        explainer = new Explainer(detector);
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    @Test
    void aPictureIsExplainedAsItWasJudged() {
        float[] picture = pictures(1, 3)[0];

        Explanation explanation = explainer.explain("one", picture);

        assertThat(explanation.detection()).isEqualTo(detector.detect("one", picture));
        Explanation later = explainer.explain(explanation.detection(), picture);
        assertThat(map(explanation)).isEqualTo(map(later)).hasSize(20 * 24);
        assertThat(places(explanation).oddest()).isEqualTo(places(later).oddest()).isPresent();
        assertThat(places(explanation).parts())
                .singleElement()
                .satisfies(
                        part ->
                                assertThat(part.beyond())
                                        .isEqualTo(explanation.detection().score()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explainer.explain("none", new float[] {Float.NaN}));
    }

    @Test
    void aSurveyAndTheMapsOfAllPicturesAreThatOfEach() {
        float[][] pictures = pictures(3, 5);
        ArraySource source = ArraySource.ofImages(SHAPE, pictures);
        List<float[]> maps = new ArrayList<>();
        explainer.localise(source, (detection, localised) -> maps.add(localised.map()));

        List<Explanation> surveyed = explainer.survey(source, 3, 0).anomalies();

        assertThat(surveyed).hasSize(3);
        for (Explanation one : surveyed) {
            int position = Integer.parseInt(one.detection().id());
            Explanation alone = explainer.explain("alone", pictures[position]);
            assertThat(map(one)).containsExactly(map(alone), within(1e-3f));
            assertThat(maps.get(position)).isEqualTo(map(one));
            assertThat(places(one).oddest().orElseThrow().place())
                    .isEqualTo(places(alone).oddest().orElseThrow().place());
        }
    }

    private static Explanation.Places places(Explanation explanation) {
        return explanation.places().orElseThrow();
    }

    private static float[] map(Explanation explanation) {
        return places(explanation).map();
    }

    private static ArraySource noise(int count, long seed) {
        return ArraySource.ofImages(SHAPE, pictures(count, seed));
    }

    private static float[][] pictures(int count, long seed) {
        Random random = new Random(seed);
        float[][] pictures = new float[count][SHAPE.size()];
        for (float[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = (i / 4 % 3) / 4f + 0.3f * random.nextFloat();
            }
        }
        return pictures;
    }
}
