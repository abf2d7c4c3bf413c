package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.Samples;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.sources.ArraySource;
import engram.detection.verdict.Detection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples that a program holds, judged without a source. */
class ScoringTest {
    private static AnomalyDetector detector;

    @BeforeAll
    static void train() {
        detector = Tables.trained("memae");
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    private static Samples encoded(int rows) {
        return Tables.normal(rows, 3).encode(detector.encoding());
    }

    private static Batch batch(int rows) {
        try (SampleReader reader = encoded(rows).open()) {
            return reader.next(rows).orElseThrow();
        }
    }

    @Test
    void encodedSamplesAreJudgedAsTheirSourceIs() {
        assertThat(detector.detect(encoded(20))).isEqualTo(detector.detect(Tables.normal(20, 3)));
    }

    @Test
    void scoresAreThoseOfDetections() {
        double[] scores = detector.score(batch(20).values(), 20);

        assertThat(scores)
                .containsExactly(
                        detector.detect(encoded(20)).stream()
                                .mapToDouble(Detection::score)
                                .toArray());
    }

    @Test
    void aRowIsJudgedByItsCells() {
        float[][] row = {{0.5f, -1, 2, 0.25f}};
        Detection expected = detector.detect(ArraySource.ofRows(row)).get(0);

        Detection detection =
                detector.detect(
                        "host 7",
                        Map.of(
                                "column 0",
                                0.5,
                                "column 1",
                                -1,
                                "column 2",
                                "2",
                                "column 3",
                                0.25f,
                                "unknown",
                                "passed over"));

        assertThat(detection.id()).isEqualTo("host 7");
        assertThat(detection.score()).isEqualTo(expected.score());
        assertThat(detection.pValue()).isEqualTo(expected.pValue());
    }

    @Test
    void aRowWithoutAColumnIsRefused() {
        assertThatThrownBy(() -> detector.detect("host 7", Map.of("column 0", 1)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("column 1");
    }

    @Test
    void noThreadIsStarted() {
        detector.score(batch(20).values(), 20); // libtorch may start its own the first time
        long before = started();
        for (int i = 0; i < 50; i++) {
            detector.detect(encoded(20));
            detector.score(batch(20).values(), 20);
        }
        assertThat(started()).isEqualTo(before);
    }

    private static long started() {
        return java.lang.management.ManagementFactory.getThreadMXBean()
                .getTotalStartedThreadCount();
    }

    @Test
    void manyThreadsGetTheSameScores() {
        float[] values = batch(100).values();
        double[] expected = detector.score(values, 100);

        List<double[]> all =
                IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> detector.score(values, 100))
                        .toList();

        assertThat(all).allSatisfy(scores -> assertThat(scores).containsExactly(expected));
    }

    @Test
    void whatIsNoNumberIsRefusedAndWhatIsTooFarIsAnomalous() {
        float[] values = new float[4];
        values[2] = Float.NaN;
        assertThatThrownBy(() -> detector.score(values, 1)).hasMessage("value 2 is not a number");
        assertThatThrownBy(() -> detector.score(new float[5], 1))
                .isInstanceOf(IllegalArgumentException.class);

        values[2] = Float.POSITIVE_INFINITY;
        Detection detection = detector.detect("far", values);
        assertThat(detection.score()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(detection.pValue()).isEqualTo(1.0 / (detector.calibration().size() + 1));
    }

    @Test
    void samplesOfAnotherShapeAreRefused() {
        SampleShape.Image shape = new SampleShape.Image(1, 2, 2);
        Samples pictures =
                ArraySource.ofImages(shape, new float[][] {{0, 1, 0, 1}})
                        .encode(new ImageEncoding(shape, ImageEncoding.PixelRange.UNIT));
        assertThatThrownBy(() -> detector.detect(pictures))
                .isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void saysWhatItsCalibrationCannotSupport() {
        try (AnomalyDetector strict = Tables.trained("ae")) {
            assertThat(strict.limits())
                    .singleElement()
                    .asString()
                    .contains(
                            "30 calibration samples support a false-alarm rate of 0.0323 at best");
            assertThat(strict.withFalseAlarmRate(0.05).limits()).isEmpty();
        }
    }

    @Test
    void valuesAreNotKept() {
        float[] values = batch(1).values();
        double before = detector.score(values, 1)[0];
        Arrays.fill(values, 3);
        assertThat(detector.score(values, 1)[0]).isNotEqualTo(before);
    }

    @Test
    void whatIsClosedIsNotSaved(@TempDir Path folder) {
        AnomalyDetector detector = Tables.trained("knn");
        detector.close();
        assertThatThrownBy(() -> detector.save(folder.resolve("late.detector")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(folder.resolve("late.detector")).doesNotExist();
    }
}
