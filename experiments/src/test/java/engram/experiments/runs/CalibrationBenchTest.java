package engram.experiments.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.experiments.pages.CalibrationPage;
import engram.experiments.protocols.DrawnSamples;
import engram.experiments.results.Draw;
import engram.experiments.results.DrawFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationBenchTest {
    private static final Duration AMPLE = Duration.ofMinutes(5);

    @TempDir Path folder;

    private static DrawnSamples gaussian() {
        return new DrawnSamples("noise", new SampleShape.Row(2), rows(600, 0), rows(50, 8));
    }

    private static float[][] rows(int count, float away) {
        SplittableRandom random = new SplittableRandom(count);
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] =
                    new float[] {
                        away + (float) random.nextGaussian(), (float) random.nextGaussian()
                    };
        }
        return rows;
    }

    private List<String> run(int draws) {
        List<String> told = new ArrayList<>();
        DrawFile file = DrawFile.read(folder.resolve("calibration.jsonl"));
        new CalibrationBench(List.of(gaussian()), List.of("knn"), file)
                .run(draws, List.of(30, 60), AMPLE, told::add);
        return told;
    }

    @Test
    void measuresEachWayAndGoesOnWhereItStopped() throws Exception {
        assertThat(run(1))
                .containsExactly("draw 1 of noise by knn, split", "draw 1 of noise by knn, folds");
        Path lines = folder.resolve("calibration.jsonl");
        Files.writeString(lines, "{\"data\":\"cut", StandardOpenOption.APPEND);
        assertThat(run(2))
                .containsExactly("draw 2 of noise by knn, split", "draw 2 of noise by knn, folds");
        assertThat(run(2)).isEmpty();

        List<Draw> draws = DrawFile.read(lines).draws();
        assertThat(draws).hasSize(4);
        Draw.Outcome split = draws.get(0).outcomes().get(0);
        Draw.Outcome folds = draws.get(1).outcomes().get(1);
        assertThat(split.calibration()).isEqualTo(3);
        assertThat(split.rates().get(0).inForce()).isEqualTo(0.25);
        assertThat(folds.calibration()).isEqualTo(60);
        assertThat(folds.rates().get(0).inForce()).isEqualTo(0.01639);
        assertThat(folds.rates().get(1).inForce()).isEqualTo(0.05);
        assertThat(folds.rates().get(1).recall()).isGreaterThan(0.9);
        assertThat(folds.rates().get(1).falseAlarms()).isLessThan(0.2);
    }

    @Test
    void beginsNothingWhenTimeIsUp() {
        DrawFile file = DrawFile.read(folder.resolve("calibration.jsonl"));
        new CalibrationBench(List.of(gaussian()), List.of("knn"), file)
                .run(9, List.of(30), Duration.ofSeconds(-1), line -> {});
        assertThat(file.draws()).isEmpty();
    }

    @Test
    void largerDrawsHoldSmallerOnesAndNothingIsTestedThatWasLearned() {
        DrawnSamples samples = gaussian();
        String small = samples.draw(30, 1).training().fingerprint();
        assertThat(samples.draw(30, 1).training().fingerprint()).isEqualTo(small);
        assertThat(samples.draw(30, 2).training().fingerprint()).isNotEqualTo(small);
        assertThat(samples.draw(500, 1).training().size()).isEqualTo(500);
        assertThat(samples.draw(500, 1).normals().size()).isEqualTo(100);
        assertThat(samples.draw(500, 1).anomalies().size()).isEqualTo(50);
    }

    @Test
    void writesAPageThatSaysWhetherTheRateHolds() throws Exception {
        run(2);
        DrawFile file = DrawFile.read(folder.resolve("calibration.jsonl"));
        Path page = CalibrationPage.write(folder, file.draws()).get(0);
        assertThat(Files.readString(page))
                .contains("# Thresholds from few samples", "rows below the mean lies within")
                .contains("## noise, knn, 1 % asked for", "## noise, knn, 5 % asked for")
                .containsPattern("\\| 60 \\| folds \\| 2 \\| 1\\.64 % \\|");
        Files.writeString(page, "mine");
        assertThatThrownBy(() -> CalibrationPage.write(folder, file.draws()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesALineThatIsNone() throws Exception {
        Path lines = Files.writeString(folder.resolve("calibration.jsonl"), "{\"x\":1}\n");
        assertThatThrownBy(() -> DrawFile.read(lines))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("take the line away");
    }
}
