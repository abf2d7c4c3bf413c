package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.Levels;
import engram.data.sources.Source;
import engram.images.files.PictureHeader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures whose values have more than 8 bits. */
class DeepPicturesTest {
    private static final int SIDE = 32;
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, SIDE, SIDE);

    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({"10, png", "12, png", "14, tif", "16, tif"})
    void neighbouringLevelsOfAnyCameraStayApart(int bits, String format) {
        int most = (1 << bits) - 1;
        for (int i = 0; i < 30; i++) {
            int seed = i;
            Drawing.write(
                    root.resolve(i + "." + format),
                    Drawing.deep(SIDE, SIDE, (x, y) -> (x + 31 * y + seed) * most / 1100));
        }
        ImageEncoding encoding = fitted();
        assertThat(encoding.levels().orElseThrow().depth()).isEqualTo(Depth.BITS_16);
        assertThat(encoding.levels().orElseThrow().high()).isBetween(.9 * most, 1.0 * most);

        Path odd =
                Drawing.write(
                        root.resolve("odd/0." + format),
                        Drawing.deep(SIDE, SIDE, (x, y) -> most / 2 + (x < 16 ? 0 : 1)));
        float[] values = values(odd, encoding);
        assertThat(values[31] - values[0]).isCloseTo(1f / most, within(.2f / most));
        assertThat(values[0]).isCloseTo(.5f, within(.05f));
    }

    @Test
    void hotPixelsAndOneOverexposedPictureDoNotSetTheRange() {
        for (int i = 0; i < 40; i++) {
            int number = i;
            Drawing.write(
                    root.resolve(i + ".png"),
                    Drawing.deep(
                            SIDE,
                            SIDE,
                            (x, y) ->
                                    number == 7 || (x == 3 && y == 3)
                                            ? 65_535
                                            : 200 + 10 * Drawing.noise(x, y + number)));
        }
        Levels levels = fitted().levels().orElseThrow();
        assertThat(levels.low()).isBetween(200.0, 300.0);
        assertThat(levels.high()).isBetween(2_600.0, 2_750.0);
        assertThat(levels.describe()).endsWith(" of 16 bits").startsWith("values from 2");
    }

    @Test
    void picturesOf8BitsStayAsTheyWere() {
        Drawing.write(root.resolve("a.png"), Drawing.grey(SIDE, SIDE, Drawing::noise));
        ImageEncoding encoding = fitted();
        assertThat(encoding.levels()).isEmpty();
        assertThat(values(root.resolve("a.png"), encoding)[5])
                .isEqualTo(Drawing.noise(5, 0) / 255f);
    }

    @Test
    void withoutLevels16BitsAreRoundedAsDetectorsOfBeforeDid() {
        Path file =
                Drawing.write(root.resolve("a.png"), Drawing.deep(SIDE, SIDE, (x, y) -> 40_000));
        ImageEncoding old = new ImageEncoding(SHAPE, PixelRange.UNIT);
        assertThat(values(file, old)).containsOnly(156 / 255f);
    }

    @Test
    void amongPicturesOf16BitsThoseOf8AreSpreadOverTheSameRange() {
        Drawing.write(root.resolve("a.png"), Drawing.deep(SIDE, SIDE, (x, y) -> 257 * (x * 8)));
        Drawing.write(root.resolve("b.png"), Drawing.grey(SIDE, SIDE, (x, y) -> x * 8));
        ImageEncoding encoding = fitted();
        assertThat(values(root.resolve("a.png"), encoding))
                .containsExactly(values(root.resolve("b.png"), encoding));
    }

    @ParameterizedTest
    @CsvSource({
        "32, 3, FLOATING_POINT, .25, .75",
        "64, 3, FLOATING_POINT, -3, 5",
        "16, 2, SIGNED_16, -20000, 20000",
        "32, 2, SIGNED_32, -100000, 2000000000",
        "32, 1, BITS_32, 5, 4000000000",
    })
    void otherNumbersHaveARangeToo(int bits, int format, Depth depth, double low, double high) {
        Consumer<ByteBuffer> halves =
                file -> {
                    for (int i = 0; i < SIDE * SIDE; i++) {
                        put(file, bits, format, i % SIDE < 16 ? low : high);
                    }
                };
        Path file =
                Drawing.write(
                        root.resolve("a.tif"),
                        Tiff.empty().page(SIDE, 1, bits, format, halves).bytes());
        ImageEncoding encoding = fitted();
        assertThat(Drawing.shot(file).header())
                .isEqualTo(new PictureHeader(SIDE, SIDE, true, depth));
        assertThat(encoding.levels()).contains(new Levels(depth, low, high));
        assertThat(values(file, encoding)[0]).isZero();
        assertThat(values(file, encoding)[31]).isEqualTo(1f);
        assertThatThrownBy(() -> values(file, new ImageEncoding(SHAPE, PixelRange.UNIT)))
                .hasMessageContaining(
                        "its values are of " + depth + ", those learned from were of 8 bits");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12, 1, values of packed 12 bits",
        "1, 16, 3, values of floating point of 16 bits",
        "1, 8, 2, values of signed 8 bits",
        "4, 16, 1, CMYK of 16 bits",
    })
    void whatJavaWouldMakeNoiseOfIsNamed(int channels, int bits, int format, String kind) {
        Drawing.write(
                root.resolve("a.tif"),
                Tiff.empty().page(SIDE, channels, bits, format, to -> to.put(9, (byte) 7)).bytes());
        assertThatThrownBy(this::fitted)
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("a.tif")
                .hasMessageContaining(kind);
    }

    @Test
    void whatIsNoNumberIsBlackAndWhatIsFarBeyondIsBounded() {
        float[] numbers = new float[SIDE * SIDE];
        Arrays.fill(numbers, .5f);
        numbers[0] = Float.NaN;
        numbers[1] = Float.POSITIVE_INFINITY;
        numbers[2] = -1e30f;
        Path file =
                Drawing.write(
                        root.resolve("a.tif"),
                        Tiff.empty()
                                .page(
                                        SIDE,
                                        1,
                                        32,
                                        Tiff.FLOATING,
                                        to -> to.asFloatBuffer().put(numbers))
                                .bytes());
        Levels unit = new Levels(Depth.FLOATING_POINT, 0, 1, Optional.of(0.01));
        ImageEncoding encoding = new ImageEncoding(SHAPE, PixelRange.UNIT, Optional.of(unit));
        assertThat(Arrays.copyOf(values(file, encoding), 4)).containsExactly(0, 2, -1, .5f);
    }

    /** A picture whose first values are of this number, and whose others lie from 0 to 1. */
    private Path floating(String name, int count, float number) {
        float[] numbers = new float[SIDE * SIDE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i < count ? number : Drawing.noise(i, name.hashCode()) / 255f;
        }
        return Drawing.write(
                root.resolve(name),
                Tiff.empty()
                        .page(SIDE, 1, 32, Tiff.FLOATING, to -> to.asFloatBuffer().put(numbers))
                        .bytes());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valuesThatAreNoNumbersAreNotJudgedWhereNoneWere(float number) {
        for (int i = 0; i < 30; i++) {
            floating(i + ".tif", 0, 0);
        }
        ImageEncoding encoding = fitted();
        Path one = floating("odd/one.tif", 1, number);
        assertThatThrownBy(() -> values(one, encoding))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("one.tif")
                .hasMessageContaining(
                        "0.098 % of its values are no numbers (NaN or infinite), where pictures learned from have none");
    }

    @Test
    void gapsThatMostPicturesHaveAreNormalAndMoreThanThatAreNot() {
        for (int i = 0; i < 30; i++) {
            floating(i + ".tif", 100 + i, Float.NaN);
        }
        ImageEncoding encoding = fitted();
        assertThat(encoding.levels().orElseThrow().describe())
                .endsWith("; up to 13 % are no numbers, and black");
        assertThat(values(floating("odd/some.tif", 150, Float.NaN), encoding)[0]).isZero();
        Path many = floating("odd/many.tif", 500, Float.NaN);
        assertThatThrownBy(() -> values(many, encoding))
                .hasMessageContaining("49 % of its values are no numbers")
                .hasMessageContaining("have up to 13 %");
    }

    @Test
    void onePictureOfManyWithoutNumbersIsNamedInTraining() {
        for (int i = 0; i < 30; i++) {
            floating(i + ".tif", i == 7 ? 40 : 0, Float.NaN);
        }
        BitSet all = new BitSet();
        all.set(0, 30);
        Source learned = ImageFolder.open(root).parts().training();
        assertThatThrownBy(() -> learned.store(fitted(), all))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("7.tif");
    }

    @Test
    void kindsWithoutARangeInCommonAreRefused() {
        Drawing.plain(root.resolve("a.png"), 9);
        Drawing.write(
                root.resolve("b.tif"),
                Tiff.empty().page(SIDE, 1, 32, Tiff.FLOATING, to -> to.putFloat(0, 1)).bytes());
        assertThatThrownBy(this::fitted)
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("8 bits and floating point")
                .hasMessageContaining("no range in common");
    }

    @Test
    void colourAndTransparencyOf16Bits() {
        Path file =
                Drawing.write(
                        root.resolve("a.tif"),
                        Tiff.empty()
                                .page(
                                        SIDE,
                                        3,
                                        16,
                                        Tiff.UNSIGNED,
                                        to -> {
                                            for (int i = 0; i < SIDE * SIDE; i++) {
                                                to.putShort((short) 100)
                                                        .putShort((short) 2_000)
                                                        .putShort((short) 4_000);
                                            }
                                        })
                                .bytes());
        ImageEncoding encoding = fitted();
        assertThat(encoding.shape().channels()).isEqualTo(3);
        float[] values = values(file, encoding);
        assertThat(values[0]).isZero();
        assertThat(values[SIDE * SIDE]).isCloseTo(1900f / 3900, within(1e-6f));
        assertThat(values[2 * SIDE * SIDE]).isEqualTo(1f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 5, 4})
    void levelsAreARange(double high) {
        assertThatThrownBy(() -> new Levels(Depth.BITS_16, 5, high))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void put(ByteBuffer file, int bits, int format, double value) {
        if (format == Tiff.FLOATING && bits == 32) {
            file.putFloat((float) value);
        } else if (format == Tiff.FLOATING) {
            file.putDouble(value);
        } else if (bits == 16) {
            file.putShort((short) value);
        } else {
            file.putInt((int) (long) value);
        }
    }

    private ImageEncoding fitted() {
        return (ImageEncoding) ImageFolder.open(root).parts().training().fit(new BitSet());
    }

    private static float[] values(Path file, ImageEncoding encoding) {
        float[] values = new float[encoding.shape().size()];
        Drawing.shot(file).pixels(encoding).scale(encoding.range(), values, 0);
        return values;
    }
}
