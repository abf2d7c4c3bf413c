package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.Column;
import engram.data.encodings.Depth;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.Levels;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Originals;
import engram.data.encodings.Seen;
import engram.data.encodings.Standard;
import engram.data.encodings.TableEncoding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How samples become numbers, as a detector keeps it, and as earlier ones did. */
class StoredEncodingTest {

    private static String written(Encoding encoding) throws IOException {
        return DetectorJson.MAPPER.writerFor(Encoding.class).writeValueAsString(encoding);
    }

    private static Encoding read(String json) throws IOException {
        return DetectorJson.MAPPER.readValue(json, Encoding.class);
    }

    @Test
    void everyKindOfColumnIsStored() throws IOException {
        TableEncoding encoding =
                new TableEncoding(
                        List.of(
                                new Column.Numeric("a", 1 / 3.0, 2e-7, 0.1, true),
                                new Column.Numeric(
                                        "f",
                                        5,
                                        2,
                                        5,
                                        true,
                                        NumberWriting.PLAIN,
                                        new Seen(0.5, 9, 10)),
                                new Column.Logarithmic("d", 1 / 3.0, 2e-7, 0.1, true),
                                new Column.Flag("b", 1, false),
                                new Column.Flag("e", new Standard(0.25, 0.5), 1, false),
                                new Column.Category("c", List.of("x", "y \"z\""), true)));
        String json = written(encoding);
        assertThat(read(json)).isEqualTo(encoding);
        assertThat(json).contains("\"kind\" : \"numeric\"", "\"kind\" : \"logarithmic\"");
    }

    @Test
    void truthValuesOfEarlierVersionsStayAsTheyAre() throws IOException {
        String json =
                "{\"kind\":\"flag\",\"name\":\"b\",\"imputed\":1.0,\"missingIndicator\":false}";
        assertThat(DetectorJson.MAPPER.readValue(json, Column.class))
                .isEqualTo(new Column.Flag("b", 1, false));
    }

    @Test
    void whatPicturesWereIsStoredAndNotKnownOfEarlierOnes() throws IOException {
        ImageEncoding plain =
                new ImageEncoding(new SampleShape.Image(3, 64, 96), ImageEncoding.PixelRange.UNIT);
        Encoding known = plain.of(new Originals(0.75, 1.5, 480, 1080, true));
        assertThat(read(written(known))).isEqualTo(known);
        String earlier =
                """
                {"kind": "image", "range": "UNIT", "levels": null,
                 "shape": {"channels": 3, "height": 64, "width": 96}}""";
        assertThat(read(earlier)).isEqualTo(plain);
    }

    @Test
    void gapsOfPicturesAreNotKnownOfEarlierOnes() throws IOException {
        String earlier =
                """
                {"kind": "image", "range": "UNIT",
                 "levels": {"depth": "FLOATING_POINT", "low": 0.0, "high": 2.0},
                 "shape": {"channels": 1, "height": 64, "width": 96}}""";
        Levels levels = ((ImageEncoding) read(earlier)).levels().orElseThrow();
        assertThat(levels).isEqualTo(new Levels(Depth.FLOATING_POINT, 0, 2));
        assertThat(levels.allows(0.001)).isFalse();
    }

    @Test
    void theEncodingOfClipsIsWrittenAndRead() throws IOException {
        Encoding clips =
                new ClipEncoding(
                        new SampleShape.Clip(1, 16, 64, 96),
                        ImageEncoding.PixelRange.SYMMETRIC,
                        ClipEncoding.Judged.LAST);
        String json = written(clips);

        assertThat(read(json)).isEqualTo(clips);
        assertThat(json).contains("\"kind\" : \"clip\"", "\"frames\" : 16");
    }

    @Test
    void clipsOfEarlierDetectorsWereJudgedInTheMiddle() throws IOException {
        String earlier =
                """
                {"kind": "clip", "range": "SYMMETRIC",
                 "shape": {"channels": 1, "frames": 16, "height": 64, "width": 96}}""";

        Encoding read = read(earlier);
        assertThat(((ClipEncoding) read).before()).isEqualTo(8);
    }

    @Test
    void ofTheCameraOfEarlierDetectorsNeitherBackgroundNorChangeIsKnown() throws IOException {
        String earlier =
                """
                {"kind": "clip", "range": "SYMMETRIC", "judged": "LAST",
                 "shape": {"channels": 1, "frames": 5, "height": 64, "width": 96},
                 "camera": {"rate": 12.5, "width": 640, "height": 480, "coloured": true}}""";

        Encoding read = read(earlier);
        assertThat(((ClipEncoding) read).camera())
                .contains(new ClipEncoding.Camera(12.5, 640, 480, true));
    }
}
