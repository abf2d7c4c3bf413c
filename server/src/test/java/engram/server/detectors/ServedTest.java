package engram.server.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.server.requests.Limits;
import engram.server.requests.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedTest {
    private static final int COLUMNS = 6;

    @TempDir private Path folder;

    private static float[][] rows(int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][COLUMNS];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    @Test
    void reasonsComeWithTheVerdictThatIsGivenWithoutThemAndHoldUpNone() {
        ArraySource source = ArraySource.ofRows(rows(2000, 1));
        try (AnomalyDetector detector =
                AnomalyDetector.train(DetectorConfig.of("knn", source.shape()), source)) {
            detector.save(folder.resolve("rows"));
        }
        Served served = Served.load("rows", "1", folder.resolve("rows"), Limits.standard());
        Sent one = new Sent(List.of("one"), rows(1, 2)[0]);
        List<String> ids = new ArrayList<>();
        float[] values = new float[1000 * COLUMNS];
        for (int i = 0; i < 1000; i++) {
            ids.add("row " + i);
            System.arraycopy(one.values(), 0, values, i * COLUMNS, COLUMNS);
        }

        CompletableFuture<List<Explanation>> last = null;
        for (int i = 0; i < 20; i++) {
            last = served.explain(() -> new Sent(ids, values));
        }
        List<Detection> verdict = served.judge(() -> one).join();

        assertThat(last).as("20,000 rows are explained").isNotDone();
        List<Explanation> explained = last.join();
        assertThat(explained).hasSize(1000);
        assertThat(explained.get(999).detection().id()).isEqualTo("row 999");
        assertThat(explained.get(0).detection().score()).isEqualTo(verdict.get(0).score());
        assertThat(explained.get(0).nearest()).isNotEmpty();
        served.retire();
    }
}
