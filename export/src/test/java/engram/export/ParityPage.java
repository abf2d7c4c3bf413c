package engram.export;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes the page that tells how far ONNX Runtime is from Engram on samples of each kind. */
final class ParityPage {
    private static final int SAMPLES = 1_000;
    private static final SampleShape.Image DIGITS = new SampleShape.Image(1, 28, 28);
    private static final SampleShape.Image PARTS = new SampleShape.Image(3, 64, 80);

    private final Path file;
    private final StringBuilder table = new StringBuilder();

    private ParityPage(Path file) {
        this.file = file;
    }

    /** The page to write, and the commit that it tells. */
    public static void main(String[] arguments) throws IOException, OrtException {
        Path folder = Files.createTempDirectory("engram-parity");
        ParityPage page = new ParityPage(folder.resolve("detector.onnx"));
        page.rows();
        page.pictures();
        page.features();
        Files.deleteIfExists(page.file);
        Files.delete(folder);
        Files.writeString(Path.of(arguments[0]), page.text(arguments[1]));
    }

    private void rows() throws OrtException {
        ArraySource normal = Parity.rows(400, 1);
        float[] values = Parity.joined(Arrays.asList(Parity.wide(SAMPLES, 2)));
        for (String family :
                List.of(
                        "memae",
                        "memae-nonsparse",
                        "memae-ensemble",
                        "ae",
                        "knn",
                        "pca",
                        "row-memory")) {
            DetectorConfig config = Parity.quick(family, normal.shape(), 1);
            add("rows", config, normal, values, scores -> Parity.STRICT.least());
        }
    }

    private void pictures() throws OrtException {
        ArraySource normal = ArraySource.ofImages(DIGITS, Parity.bars(DIGITS, 120, 1));
        float[] values = Parity.joined(Arrays.asList(Parity.bars(DIGITS, SAMPLES, 2)));
        for (String family : List.of("memae", "ae", "knn", "pca")) {
            // What networks rebuild is scored by a logarithm, a difference of which is a share.
            double least = family.endsWith("ae") ? 1 : Parity.STRICT.least();
            DetectorConfig config = Parity.quick(family, DIGITS, 1);
            add("pictures", config, normal, values, scores -> least);
        }
    }

    private void features() throws OrtException {
        ArraySource normal = ArraySource.ofImages(PARTS, Parity.bars(PARTS, 24, 1));
        float[] values = Parity.joined(Arrays.asList(Parity.bars(PARTS, SAMPLES, 2)));
        for (String family :
                List.of("feature-memory", "patchcore", "padim", "picture-statistics")) {
            DetectorConfig config = DetectorConfig.of(family, PARTS).withFalseAlarmRate(0.1);
            add("pictures, pretrained features", config, normal, values, Parity::spread);
        }
    }

    private void add(
            String samples,
            DetectorConfig config,
            ArraySource normal,
            float[] values,
            ToDoubleFunction<double[]> least)
            throws OrtException {
        try (AnomalyDetector detector = AnomalyDetector.train(config, normal)) {
            Parity.Difference difference =
                    Parity.measure(
                            detector,
                            values,
                            SAMPLES,
                            file,
                            least.applyAsDouble(detector.score(values, SAMPLES)));
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | `%s` | %.1e | %d | %d |%n",
                            samples,
                            config.family(),
                            difference.scores(),
                            Math.round(difference.ranks()),
                            difference.verdicts()));
        }
    }

    private String text(String commit) {
        return String.format(
                Locale.ROOT,
                """
                # Engram and ONNX Runtime

                Written by `scripts/parity` on %s at commit %s: Java %s, libtorch %s, ONNX Runtime %s, %s %s, %s.

                %,d drawn samples of each kind, judged by Engram and, from the exported file, by ONNX Runtime. Scores differ by at most the share shown: of themselves, of what they are the
                logarithm of (`memae` and `ae` on pictures), or of their standard deviation (pretrained features: sums of standardised scores pass through 0). P-values differ by at most so many
                calibration samples.

                | samples | model | scores differ by | p-values by | other verdicts |
                |---|---|---:|---:|---:|
                %s""",
                LocalDate.now(ZoneOffset.UTC),
                commit,
                System.getProperty("java.runtime.version"),
                Torch.version(),
                OrtEnvironment.getEnvironment().getVersion(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Torch.vectorInstructions(),
                SAMPLES,
                table);
    }
}
