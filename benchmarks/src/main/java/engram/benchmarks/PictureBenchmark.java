package engram.benchmarks;

import engram.data.SampleShape;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.featurememory.FeatureMemoryConfig;
import engram.features.extraction.Looking;
import engram.features.extraction.View;
import engram.images.ImageFolder;
import engram.images.ImageOptions;
import engram.torch.Device;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * How fast pictures are learned and judged by what looks through the pretrained network.
 *
 * @param side height and width of the pictures
 * @param learned how many are learned from
 * @param judged how many are timed
 */
record PictureBenchmark(int side, int learned, int judged) {
    private static final int STROKES = 40;

    /**
     * Milliseconds per picture.
     *
     * @param network to look at it
     * @param floor what the network's multiply-adds would take at the machine's matrix-product rate
     * @param verdict from its file to a verdict
     * @param heatMap from its file to a verdict and a heat map
     */
    record Pace(int threads, double network, double floor, double verdict, double heatMap) {}

    /** What learning from so many pictures took, folds and threshold included. */
    record Fitting(int pictures, double seconds, double megabytes) {}

    /**
     * @param folder where the pictures are drawn
     * @param saved where the detector is left
     */
    Fitting fit(Path folder, Path saved) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < learned; i++) {
            ImageIO.write(picture(i), "png", folder.resolve("part" + i + ".png").toFile());
        }
        long start = System.nanoTime();
        try (AnomalyDetector detector = AnomalyDetector.train(config(), pictures(folder))) {
            double seconds = (System.nanoTime() - start) / 1e9;
            detector.save(saved);
            return new Fitting(learned, seconds, bytes(saved) / 1e6);
        }
    }

    /**
     * @param folder where the pictures are drawn
     * @param saved where {@link #fit} left the detector
     */
    Pace judge(Path folder, Path saved, int threads, double multiplicationsPerSecond)
            throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < judged; i++) {
            ImageIO.write(picture(learned + i), "png", folder.resolve("new" + i + ".png").toFile());
        }
        Execution execution = new Execution(0, threads, Device.CPU);
        try (AnomalyDetector detector = AnomalyDetector.load(saved, execution)) {
            ImageFolder pictures = pictures(folder);
            detector.detect(pictures); // Warms up.
            long start = System.nanoTime();
            detector.detect(pictures);
            double verdict = (System.nanoTime() - start) / 1e6 / judged;
            start = System.nanoTime();
            new Explainer(detector).survey(pictures, judged, 0);
            double heatMap = (System.nanoTime() - start) / 1e6 / judged;
            double floor = 1e3 * Looking.multiplications(view()) / multiplicationsPerSecond;
            return new Pace(threads, network(), floor, verdict, heatMap);
        }
    }

    private double network() {
        Looking looking = Looking.at(shape(), view(), 0, Optional.empty());
        float[] values = new float[shape().size()];
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < judged; i++) {
            long start = System.nanoTime();
            looking.features(values, 0);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return PresetBenchmark.median(millis);
    }

    private SampleShape.Image shape() {
        return new SampleShape.Image(3, side, side);
    }

    private View view() {
        return View.of(shape());
    }

    private DetectorConfig config() {
        return DetectorConfig.of(FeatureMemoryConfig.forShape(shape()));
    }

    private static ImageFolder pictures(Path folder) {
        return ImageFolder.open(folder, ImageOptions.defaults());
    }

    /** Strokes on uneven light, so that no two patches are alike. */
    private BufferedImage picture(int number) {
        SplittableRandom random = new SplittableRandom(number);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = picture.createGraphics();
        drawing.setPaint(new GradientPaint(0, 0, Color.GRAY, side, side, Color.LIGHT_GRAY));
        drawing.fillRect(0, 0, side, side);
        for (int i = 0; i < STROKES; i++) {
            drawing.setColor(new Color(random.nextInt(1 << 24)));
            drawing.drawLine(
                    random.nextInt(side),
                    random.nextInt(side),
                    random.nextInt(side),
                    random.nextInt(side));
        }
        drawing.dispose();
        return picture;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
