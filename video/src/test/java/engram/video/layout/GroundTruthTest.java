package engram.video.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.video.Footages;
import engram.video.VideoOptions;
import engram.video.Videos;
import engram.video.drawing.MovingShapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of Avenue and ShanghaiTech, on small files of their formats. */
class GroundTruthTest {
    private static final VideoOptions TINY = Footages.tiny(4);

    @TempDir Path folder;

    private static List<Label> labels(Videos videos) {
        return IntStream.range(0, videos.size()).mapToObj(videos::label).toList();
    }

    /** numpy's format 1, little-endian, in C order. */
    private static void numpy(Path file, String type, String shape, byte... values)
            throws IOException {
        String header =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(padded.length() & 0xff);
        out.write(padded.length() >> 8);
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        out.write(values);
        Files.createDirectories(file.getParent());
        Files.write(file, out.toByteArray());
    }

    @Test
    void shanghaiTechHasFramesForTestsAndVideosToLearnFrom() throws Exception {
        Path learned = folder.resolve("training/videos/01_001.avi");
        Files.createDirectories(learned.getParent());
        MovingShapes.write(folder.resolve("training/videos/a.mp4"), 0, 8, 1);
        Files.move(folder.resolve("training/videos/a.mp4"), learned);
        Footages.frames(folder.resolve("testing/frames/01_0014"), 0, 6);
        numpy(
                folder.resolve("testing/test_frame_mask/01_0014.npy"),
                "|i1",
                "6,",
                (byte) 0,
                (byte) 0,
                (byte) 1,
                (byte) 1,
                (byte) 0,
                (byte) 0);
        assertThat(Videos.recognises(folder)).isTrue();
        try (Videos videos = Videos.open(folder, TINY, remark -> {})) {
            assertThat(videos.videos()).containsExactly("testing/01_0014");
            assertThat(labels(videos))
                    .containsExactly(
                            Label.NORMAL,
                            Label.NORMAL,
                            Label.ANOMALOUS,
                            Label.ANOMALOUS,
                            Label.NORMAL,
                            Label.NORMAL);
            assertThat(videos.mask(2, 16, 16)).isEmpty();
            assertThat(videos.parts().training().size()).isEqualTo(8);
        }
    }

    @Test
    void masksOfPixelsComeBeforeThoseOfFrames() throws Exception {
        Footages.frames(folder.resolve("training/frames/01"), 0, 5);
        Footages.frames(folder.resolve("testing/frames/02"), 0, 4);
        byte[] volume = new byte[4 * 2 * 3];
        volume[3 * 6 + 5] = 1; // frame 3, the lower right of 2 x 3 pixels
        numpy(folder.resolve("testing/test_pixel_mask/02.npy"), "|b1", "4, 2, 3", volume);
        numpy(folder.resolve("testing/test_frame_mask/02.npy"), "|i1", "4,", new byte[4]);
        try (Videos videos = Videos.open(folder, TINY, remark -> {})) {
            assertThat(labels(videos).get(3)).isEqualTo(Label.ANOMALOUS);
            boolean[] mask = videos.mask(3, 4, 6).orElseThrow();
            for (int i = 0; i < mask.length; i++) {
                assertThat(mask[i]).isEqualTo(i / 6 >= 2 && i % 6 >= 4);
            }
        }
    }

    @Test
    void aDamagedArrayIsOneLine() throws Exception {
        Footages.frames(folder.resolve("training/frames/01"), 0, 5);
        Footages.frames(folder.resolve("testing/frames/02"), 0, 4);
        Path file = folder.resolve("testing/test_frame_mask/02.npy");
        numpy(file, "|i1", "40,", new byte[4]);
        assertThatThrownBy(() -> Videos.open(folder, TINY, remark -> {}))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(file.toString());
        numpy(file, "<f4", "4,", new byte[16]);
        assertThatThrownBy(() -> Videos.open(folder, TINY, remark -> {}))
                .hasMessageContaining("whole numbers");
    }

    @Test
    void avenueHasMasksOfMatlab() throws Exception {
        for (String part : List.of("training", "testing")) {
            Path video = folder.resolve(part + "_videos/01.avi");
            Files.createDirectories(video.getParent());
            MovingShapes.write(video.resolveSibling("a.mp4"), 0, 6, 1);
            Files.move(video.resolveSibling("a.mp4"), video);
        }
        Path masks = folder.resolve("ground_truth_demo/testing_label_mask/1_label.mat");
        Files.createDirectories(masks.getParent());
        for (boolean compressed : new boolean[] {true, false}) {
            Files.write(masks, matlab(6, 4, compressed));
            try (Videos videos = Videos.open(folder, TINY, remark -> {})) {
                assertThat(labels(videos).get(3)).isEqualTo(Label.NORMAL);
                assertThat(labels(videos).get(4)).isEqualTo(Label.ANOMALOUS);
                // Row 1, column 2 of 2 x 3 pixels: MATLAB has columns together.
                boolean[] mask = videos.mask(4, 2, 3).orElseThrow();
                assertThat(mask).containsExactly(false, false, false, false, false, true);
            }
        }
        Files.write(masks, new byte[300]);
        assertThatThrownBy(() -> Videos.open(folder, TINY, remark -> {}))
                .hasMessageContaining("a mask for each frame");
    }

    /** A MATLAB 5 file of a cell array of uint8 matrices, of which one marks a pixel. */
    private static byte[] matlab(int frames, int marked, boolean compressed) throws IOException {
        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        cells.write(element(6, ints(1, 0)));
        cells.write(element(5, ints(1, frames)));
        cells.write(element(1, "volLabel".getBytes(StandardCharsets.US_ASCII)));
        for (int i = 0; i < frames; i++) {
            ByteArrayOutputStream matrix = new ByteArrayOutputStream();
            matrix.write(element(6, ints(9, 0)));
            matrix.write(element(5, ints(2, 3)));
            matrix.write(element(1, new byte[0]));
            byte[] pixels = new byte[6];
            pixels[5] = (byte) (i == marked ? 1 : 0);
            matrix.write(element(2, pixels));
            cells.write(element(14, matrix.toByteArray()));
        }
        byte[] whole = element(14, cells.toByteArray());
        if (compressed) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
                out.write(whole);
            }
            whole = element(15, packed.toByteArray());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[128]);
        file.write(whole);
        return file.toByteArray();
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(values).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] element(int type, byte[] data) {
        int padded = type == 15 ? data.length : (data.length + 7) / 8 * 8;
        ByteBuffer buffer = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(type).putInt(data.length).put(data);
        return buffer.array();
    }
}
