package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.config.DetectorConfig;
import engram.detection.verdict.Detection;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeachingPicturesIT {
    private static final SampleShape.Image PICTURE = new SampleShape.Image(1, 32, 32);

    private static long anomalies(AnomalyDetector detector, ArraySource source) {
        return detector.detect(source).stream().filter(Detection::anomalous).count();
    }

    /** Stripes one way are normal; those the other way are taught. */
    private static ArraySource stripes(int count, boolean upright, long seed) {
        Random random = new Random(seed);
        float[][] pictures = new float[count][PICTURE.size()];
        for (float[] picture : pictures) {
            int phase = random.nextInt(8);
            for (int i = 0; i < picture.length; i++) {
                int along = upright ? i % 32 : i / 32;
                picture[i] = (along + phase) / 4 % 2 == 0 ? 0.9f : 0.1f;
                picture[i] += 0.02f * (float) random.nextGaussian();
            }
        }
        return ArraySource.ofImages(PICTURE, pictures);
    }

    @Test
    void patchesAreRemembered() {
        DetectorConfig config = DetectorConfig.of("patchcore", PICTURE).withFalseAlarmRate(0.1);
        try (AnomalyDetector before = AnomalyDetector.train(config, stripes(20, true, 1));
                AnomalyDetector taught = Teaching.teach(before, stripes(12, false, 2));
                AnomalyDetector forgotten = Teaching.forget(taught)) {
            ArraySource alike = stripes(6, false, 3);
            assertThat(anomalies(before, alike)).isEqualTo(6);
            double[] was = before.detect(alike).stream().mapToDouble(Detection::score).toArray();
            double[] is = taught.detect(alike).stream().mapToDouble(Detection::score).toArray();
            for (int i = 0; i < was.length; i++) {
                assertThat(is[i]).isLessThan(was[i]);
            }
            assertThat(anomalies(taught, alike)).isLessThanOrEqualTo(2);
            assertThat(forgotten.detect(alike)).isEqualTo(before.detect(alike));
        }
    }
}
