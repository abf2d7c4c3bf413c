package engram.report.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.report.markup.Xml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriptychTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 40, 80);
    private static final Detection FLAGGED = new Detection("a.png", 9, 0.01, true, Label.UNKNOWN);
    private final SamplePictures pictures =
            new SamplePictures(new ImageEncoding(SHAPE, ImageEncoding.PixelRange.UNIT));

    private Xml drawn(int side, Optional<float[]> rebuilt, Optional<Explanation.Places> places) {
        float[] values = new float[SHAPE.size()];
        Explanation explanation =
                new Explanation(FLAGGED, values, rebuilt, List.of(), places, List.of());
        return Xml.of(
                new Triptych(pictures, new HeatMap(1), side)
                        .draw("input", pictures.image(values), explanation)
                        .markup());
    }

    @Test
    void showsTheSampleItsReconstructionAndTheError() {
        Xml row = drawn(100, Optional.of(new float[SHAPE.size()]), Optional.empty());

        assertThat(row.texts("//figcaption")).containsExactly("input", "rebuilt", "error");
        assertThat(row.texts("//img/@alt"))
                .containsExactly(
                        "a.png", "a.png, rebuilt by the detector", "a.png, error by place");
    }

    @Test
    void leavesOutWhatTheDetectorDoesNotSay() {
        Explanation.Places places =
                new Explanation.Places(new float[SHAPE.size()], 1, Optional.empty(), List.of());

        assertThat(drawn(100, Optional.empty(), Optional.empty()).texts("//figcaption"))
                .containsExactly("input");
        assertThat(drawn(100, Optional.empty(), Optional.of(places)).texts("//figcaption"))
                .containsExactly("input", "unlike normal");
    }

    @Test
    void allPicturesAreOfOneSizeAndKeepTheirProportions() {
        Xml row = drawn(60, Optional.of(new float[SHAPE.size()]), Optional.empty());

        assertThat(row.texts("//img/@width")).containsExactly("60", "60", "60");
        assertThat(row.texts("//img/@height")).containsExactly("30", "30", "30");
    }

    @Test
    void pixelsOfSmallPicturesStayVisible() {
        assertThat(drawn(60, Optional.empty(), Optional.empty()).texts("//img/@class"))
                .containsExactly("pixels");
        assertThat(drawn(80, Optional.empty(), Optional.empty()).texts("//img/@class"))
                .containsExactly("picture");
    }
}
