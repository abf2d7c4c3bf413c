package engram.server;

import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.training.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Detectors to serve, trained for a moment and once for all tests. */
final class Shelf {
    static final SampleShape.Image PICTURE = new SampleShape.Image(1, 28, 28);

    private static final Path MADE = made();

    private Shelf() {}

    /** A copy of the detector of rows: two numbers that agree, and a word. */
    static void putRows(Path folder) {
        copy(MADE.resolve("rows"), folder);
    }

    /** A copy of a detector of the same rows by another model. */
    static void putOtherRows(Path folder) {
        copy(MADE.resolve("other"), folder);
    }

    /** A copy of the detector of pictures: bars are normal. */
    static void putPictures(Path folder) {
        copy(MADE.resolve("pictures"), folder);
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made() {
        try {
            Path made = Files.createTempDirectory("engram-shelf");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
            rows(made, "memae", "rows");
            rows(made, "knn", "other");
            pictures(made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rows(Path made, String family, String name) throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("width,height,colour\n");
        for (int i = 0; i < 300; i++) {
            double width = 10 + random.nextGaussian();
            double height = width + 0.1 * random.nextGaussian();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.3f,%.3f,%s%n",
                            width,
                            height,
                            i % 3 == 0 ? "red" : "blue"));
        }
        Path file = made.resolve(name + ".csv");
        Files.writeString(file, csv);
        try (Table table = Table.open(file, TableOptions.defaults());
                AnomalyDetector detector =
                        AnomalyDetector.train(
                                quick(DetectorConfig.of(family, table.shape())), table)) {
            detector.save(made.resolve(name));
        }
    }

    private static void pictures(Path made) {
        Random random = new Random(5);
        float[][] bars = new float[80][];
        for (int i = 0; i < bars.length; i++) {
            bars[i] = bar(6 + random.nextInt(14));
        }
        try (AnomalyDetector detector =
                AnomalyDetector.train(
                        quick(DetectorConfig.of("memae", PICTURE)),
                        ArraySource.ofImages(PICTURE, bars))) {
            detector.save(made.resolve("pictures"));
        }
    }

    private static float[] bar(int left) {
        float[] picture = new float[PICTURE.size()];
        for (int y = 4; y < 24; y++) {
            Arrays.fill(picture, y * 28 + left, y * 28 + left + 3, 1f);
        }
        return picture;
    }

    private static DetectorConfig quick(DetectorConfig config) {
        return config.withHoldout(new Holdout(0.1, 0.2, 1))
                .withTraining(new TrainingConfig(2, 32, 1e-3))
                .withFalseAlarmRate(0.1);
    }
}
