package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureEncoderTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"1, UNIT", "3, UNIT", "3, SYMMETRIC"})
    void aPictureInMemoryIsEncodedAsItsFileIs(int channels, ImageEncoding.PixelRange range)
            throws IOException {
        BufferedImage picture = new BufferedImage(37, 21, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 37 * 21; i++) {
            picture.setRGB(i % 37, i / 37, 0x010307 * i);
        }
        Path file = folder.resolve("picture.png");
        ImageIO.write(picture, "png", Files.newOutputStream(file));
        ImageEncoding encoding = new ImageEncoding(new SampleShape.Image(channels, 8, 12), range);

        try (Pictures folderOfOne = ImageFolder.open(folder);
                SampleReader reader = folderOfOne.encode(encoding).open()) {
            assertThat(new PictureEncoder(encoding).encode(picture))
                    .containsExactly(reader.next(1).orElseThrow().values());
        }
    }

    @Test
    void saysWhatWasExpectedWhereNullCame() {
        ImageEncoding encoding =
                new ImageEncoding(new SampleShape.Image(1, 8, 12), ImageEncoding.PixelRange.UNIT);
        PictureEncoder encoder = new PictureEncoder(encoding);
        assertThatThrownBy(() -> new PictureEncoder(null))
                .hasMessage("expected the encoding of a detector of pictures, but null came");
        assertThatThrownBy(() -> encoder.encode((BufferedImage) null))
                .hasMessage("expected a picture, but null came");
        assertThatThrownBy(() -> encoder.encode(null, 5))
                .hasMessage("expected the bytes of a picture's file, but null came");
    }
}
