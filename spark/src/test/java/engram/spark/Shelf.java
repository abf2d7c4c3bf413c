package engram.spark;

import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.images.ImageFolder;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.torch.Device;
import engram.training.TrainingConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Data and detectors to try, small enough to be made in a moment. */
final class Shelf {
    private Shelf() {}

    /** Two numbers that agree, gaps, and a word; every 50th row breaks the rule. */
    static Path rows(Path file, int count) throws IOException {
        Random random = new Random(count);
        StringBuilder csv = new StringBuilder("id,width,height,colour\n");
        for (int i = 0; i < count; i++) {
            double width = 10 + random.nextGaussian();
            double height = i % 50 == 49 ? 20 - width : width + 0.1 * random.nextGaussian();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "part %d,%.3f,%s,%s%n",
                            i,
                            width,
                            i % 30 == 7 ? "" : String.format(Locale.ROOT, "%.3f", height),
                            i % 3 == 0 ? "red" : "blue"));
        }
        return Files.writeString(file, csv);
    }

    /** Rows that keep the rule but for 2 in 100. */
    static void rowDetector(String family, Path table, Path folder) {
        try (Table rows = Table.open(table, TableOptions.defaults().withId("id"))) {
            save(DetectorConfig.of(family, rows.shape()), rows, folder);
        }
    }

    /** Pictures with one upright bar each. */
    static Path pictures(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
            int left = 2 + random.nextInt(10);
            picture.createGraphics().fillRect(left, 2, 2, 12);
            ImageIO.write(picture, "png", folder.resolve(100 + i + ".png").toFile());
        }
        return folder;
    }

    static void pictureDetector(Path pictures, Path folder) {
        try (ImageFolder source = ImageFolder.open(pictures)) {
            save(DetectorConfig.of("memae", source.shape()), source, folder);
        }
    }

    private static void save(DetectorConfig config, Source source, Path folder) {
        DetectorConfig quick =
                config.withHoldout(new Holdout(0.1, 0.3, 1))
                        .withTraining(new TrainingConfig(3, 32, 1e-3))
                        .withExecution(new Execution(1, 1, Device.CPU))
                        .withFalseAlarmRate(0.05);
        try (AnomalyDetector detector = AnomalyDetector.train(quick, source)) {
            detector.save(folder);
        }
    }
}
