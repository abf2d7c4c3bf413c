package engram.experiments.protocols;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files of the official names and formats with contents made up. */
final class OfficialFiles {
    private OfficialFiles() {}

    /** Noise of 28x28 pixels, classes 0 to 9 in turn. */
    static Path mnist(Path folder, int training, int test) throws IOException {
        Files.createDirectories(folder);
        pictures(folder, "train", training);
        pictures(folder, "t10k", test);
        return folder;
    }

    private static void pictures(Path folder, String part, int count) throws IOException {
        byte[] pixels = new byte[count * 784];
        new Random(count).nextBytes(pixels);
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
        }
        zip(folder.resolve(part + "-images-idx3-ubyte.gz"), header(2051, count, 28, 28), pixels);
        zip(folder.resolve(part + "-labels-idx1-ubyte.gz"), header(2049, count), labels);
    }

    private static byte[] header(int... numbers) {
        ByteBuffer header = ByteBuffer.allocate(4 * numbers.length);
        IntStream.of(numbers).forEach(header::putInt);
        return header.array();
    }

    /** Connections of which every fifth is normal traffic. */
    static Path kdd(Path folder, int rows) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(rows);
        String text =
                IntStream.range(0, rows)
                        .mapToObj(row -> connection(random, row))
                        .collect(Collectors.joining("\n", "", "\n"));
        zip(
                folder.resolve("kddcup.data_10_percent.gz"),
                new byte[0],
                text.getBytes(StandardCharsets.UTF_8));
        return folder;
    }

    private static String connection(Random random, int row) {
        String rest =
                IntStream.range(4, 41)
                        .mapToObj(column -> Integer.toString(random.nextInt(2)))
                        .collect(Collectors.joining(","));
        String kind = row % 5 == 0 ? "normal." : "smurf.";
        return random.nextInt(100) + ",tcp,http,SF," + rest + "," + kind;
    }

    private static void zip(Path file, byte[] header, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(header);
            out.write(content);
        }
        Files.write(file, bytes.toByteArray());
    }
}
