package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.nn.Half;
import engram.nn.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir Path folder;

    @Test
    void readsWhatItWrites() throws IOException {
        Map<String, Weights> floats = new LinkedHashMap<>();
        floats.put("b", new Weights(new long[] {2, 3}, new float[] {1, -2, 0.1f, 4, 5, 1e-30f}));
        floats.put("scalar", new Weights(new long[0], new float[] {7}));
        floats.put("none", Weights.of());
        floats.put("long", Weights.of(new float[100_000]));
        byte[] pixels = {0, 127, (byte) 200, (byte) 255};
        var bytes = Map.of("a", new StoredArrays.Bytes(new long[] {1, 4}, pixels));
        StoredArrays read = read(written(new StoredArrays(floats, bytes, Map.of("who", "me"))));
        assertThat(read.floats().keySet()).isEqualTo(floats.keySet());
        floats.forEach(
                (name, array) -> {
                    assertThat(read.floats().get(name).shape()).isEqualTo(array.shape());
                    assertThat(read.floats().get(name).values()).isEqualTo(array.values());
                });
        assertThat(read.bytes().get("a").values()).isEqualTo(pixels);
        assertThat(read.notes()).isEqualTo(Map.of("who", "me"));
    }

    @Test
    void largeArraysOfSixteenBitFloatsTakeHalfTheRoomAndComeBackBitForBit() throws IOException {
        float[] halves = new float[100_000];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Half.round((i - 50_000) / 77f);
        }
        float[] others = halves.clone();
        others[99_999] = 0.1f;

        byte[] written = written(StoredArrays.of(Map.of("w", Weights.of(halves))));

        assertThat(written.length).isBetween(200_000, 200_200);
        assertThat(read(written).floats().get("w").values()).isEqualTo(halves);
        byte[] inFull = written(StoredArrays.of(Map.of("w", Weights.of(others))));
        assertThat(inFull.length).isGreaterThan(400_000);
        assertThat(read(inFull).floats().get("w").values()).isEqualTo(others);
    }

    /** The bytes that the format's description asks for, worked out by hand. */
    @Test
    void writesTheFormatAsDescribed() throws IOException {
        byte[] written = written(StoredArrays.of(Map.of("w", Weights.of(1.5f))));
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        ByteBuffer expected =
                ByteBuffer.allocate(8 + padded.length() + 4).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded.length());
        expected.put(padded.getBytes(StandardCharsets.UTF_8)).putFloat(1.5f);
        assertThat(written).isEqualTo(expected.array());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"w\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}} | of type BF16",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | of shape [2] in 4 bytes",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | of shape [-1]",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,0],\"data_offsets\":[0,4]}} | of shape",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | out of place",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | out of place",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | out of place",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}} | out of place",
                "{\"v\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | out of place",
                "{} | 0 bytes of arrays where there are 4",
                "{\"w\": | not JSON",
            })
    void believesNoHeader(String header, String complaint) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        assertThatThrownBy(() -> read(file.array()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(complaint)
                .hasMessageStartingWith(folder.resolve("arrays").toString())
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "9000", "9223372036854775807"})
    void believesNoHeaderLength(long length) throws IOException {
        byte[] written = written(StoredArrays.of(Map.of("w", Weights.of(1.5f))));
        ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("bytes in a file of " + written.length);
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        byte[] written = written(StoredArrays.of(Map.of("w", Weights.of(1, 2, 3))));
        for (int length = 0; length < written.length; length++) {
            byte[] shorter = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> read(shorter)).isInstanceOf(ArtifactException.class);
        }
    }

    private static byte[] written(StoredArrays arrays) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(arrays, out);
        return out.toByteArray();
    }

    private StoredArrays read(byte[] content) throws IOException {
        return SafetensorsReader.read(Files.write(folder.resolve("arrays"), content));
    }

    @Test
    void theSameArraysAreTheSameFileWhateverTheirOrder() throws IOException {
        Map<String, Weights> one = new LinkedHashMap<>();
        one.put("b", Weights.of(1, 2));
        one.put("a", Weights.of(3));
        Map<String, Weights> other = new LinkedHashMap<>();
        other.put("a", Weights.of(3));
        other.put("b", Weights.of(1, 2));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        SafetensorsWriter.write(StoredArrays.of(one), first);
        SafetensorsWriter.write(StoredArrays.of(other), second);
        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    }
}
