package engram.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.config.DetectorConfig;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlbumTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 32, 48);

    @Test
    void anAlbumIsSavedAndShowsThePicturesThatPatchesComeFrom(@TempDir Path folder) {
        float[][] pictures = new float[6][SHAPE.size()];
        for (int i = 0; i < pictures.length; i++) {
            Arrays.fill(pictures[i], i / 6f);
            Arrays.fill(pictures[i], 0, SHAPE.size() / 2, 0.5f);
        }
        Path saved = folder.resolve("saved.detector");
        DetectorConfig config = DetectorConfig.of("patchcore", SHAPE);
        try (AnomalyDetector trained =
                AnomalyDetector.train(config, ArraySource.ofImages(SHAPE, pictures))) {
            trained.save(saved);
        }
        try (AnomalyDetector loaded = AnomalyDetector.load(saved)) {
            Explainer explainer = new Explainer(loaded);
            Album album = explainer.album().orElseThrow();

            assertThat(album.sources()).hasSameSizeAs(explainer.patches());
            for (int item = 0; item < album.sources().size(); item++) {
                int picture = explainer.patches().get(item).picture();
                assertThat(album.names().get(album.sources().get(item)))
                        .isEqualTo(String.valueOf(picture));
                BufferedImage shown = album.pictures().pictures().get(album.sources().get(item));
                assertThat((double) shown.getRaster().getSample(32, 40, 0))
                        .isCloseTo(255 * picture / 6.0, within(6.0));
            }
        }
    }

    @Test
    void aPatchAtTheEdgeIsShownWithWhatIsBesideIt() {
        BufferedImage picture = new BufferedImage(160, 320, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, 200);

        BufferedImage corner = Album.around(picture, 0, 16);
        BufferedImage last = Album.around(picture, 255, 16);

        assertThat(corner.getWidth()).isEqualTo(30);
        assertThat(corner.getHeight()).isEqualTo(60);
        assertThat(corner.getRaster().getSample(0, 0, 0)).isEqualTo(200);
        assertThat(last.getWidth()).isEqualTo(30);
        assertThat(EncodedPicture.of(encoding(), new float[SHAPE.size()]).getWidth()).isEqualTo(48);
    }

    private static ImageEncoding encoding() {
        return new ImageEncoding(SHAPE, ImageEncoding.PixelRange.UNIT);
    }

    @Test
    void albumsThatDoNotHoldTogetherAreRefused() {
        ContactSheet one = new ContactSheet.Assembly(1, 8, 8, true).done();
        assertThat(new Album(List.of("a"), List.of(0), one, one).names()).containsExactly("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Album(List.of("a"), List.of(1), one, one));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Album(List.of("a"), List.of(0, 0), one, one));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(2, 8, 8, one.jpeg()).pictures());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, 8, 8, new byte[] {1, 2, 3}).pictures());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContactSheet(1, 100_000, 8, one.jpeg()));
    }

    @Test
    void aSheetGivesItsPicturesBackInOrder() {
        ContactSheet.Assembly assembly = new ContactSheet.Assembly(5, 16, 8, true);
        for (int i = 0; i < 5; i++) {
            BufferedImage picture = ContactSheet.blank(32, 16, true);
            for (int p = 0; p < 32 * 16; p++) {
                picture.getRaster().setSample(p % 32, p / 32, 0, 50 * i);
            }
            assembly.put(i, picture);
        }
        List<BufferedImage> pictures = assembly.done().pictures();
        assertThat(pictures).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat((double) pictures.get(i).getRaster().getSample(8, 4, 0))
                    .isCloseTo(50 * i, within(4.0));
        }
    }
}
