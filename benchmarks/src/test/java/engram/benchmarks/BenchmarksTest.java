package engram.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That everything which is timed does its work. How long it takes is no assertion. */
class BenchmarksTest {
    @TempDir private Path folder;

    @Test
    void timesAPresetAgainstBareLibtorch() {
        SampleShape row = new SampleShape.Row(6);
        PresetBenchmark.Pace pace =
                new PresetBenchmark(Backbone.Preset.DENSE, row, 8, 2, 3).run(1, 2e9);

        assertThat(pace.preset()).isEqualTo("dense");
        assertThat(pace.batch()).isEqualTo(8);
        assertThat(pace.step().engram()).isPositive();
        assertThat(pace.step().plain()).isPositive();
        assertThat(pace.score().ratio())
                .isCloseTo(pace.score().engram() / pace.score().plain(), within(1e-12));
        // At twice the rate the same multiply-adds take half the time.
        assertThat(new PresetBenchmark(Backbone.Preset.DENSE, row, 8, 2, 3).run(1, 4e9).floorStep())
                .isCloseTo(pace.floorStep() / 2, within(1e-12));
    }

    @Test
    void leavesTheFirstTurnsOutOfTheMedian() {
        assertThat(PresetBenchmark.median(List.of(90.0, 80.0, 3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(PresetBenchmark.median(List.of(90.0))).isEqualTo(90);
        assertThat(PresetBenchmark.median(List.of(90.0, 5.0))).isEqualTo(5);
    }

    @Test
    void scoresEveryRowOfATable() throws IOException, SQLException {
        Path connections = folder.resolve("connections.csv");
        Files.writeString(
                connections,
                IntStream.range(0, 300)
                        .mapToObj(
                                row ->
                                        IntStream.range(0, 41)
                                                        .mapToObj(
                                                                column ->
                                                                        Integer.toString(
                                                                                row
                                                                                        * (column
                                                                                                + 3)
                                                                                        % 17))
                                                        .collect(Collectors.joining(","))
                                                + (row % 3 == 0 ? ",normal.\n" : ",smurf.\n"))
                        .collect(Collectors.joining()));
        // Quotes are the file's own, as the folder's name may have them.
        Path parquet = folder.resolve("it's.parquet");
        ToParquet.main(new String[] {connections.toString(), parquet.toString()});

        TableBenchmark.Throughput found = TableBenchmark.run(parquet, 1e9);

        assertThat(found.rows()).isEqualTo(300);
        assertThat(found.features()).isGreaterThanOrEqualTo(41);
        assertThat(found.rowsPerSecond()).isPositive();
        assertThat(found.reading()).isPositive();
        assertThat(found.bound()).isPositive();
    }

    @Test
    void watchesMemoryOverTrainingAndScoring() {
        MemoryBenchmark.Growth training = MemoryBenchmark.training(2, 1);
        assertThat(training.work()).isEqualTo("2 training steps, mnist-b");
        assertThat(training.early()).isPositive();
        assertThat(MemoryBenchmark.scoring(4096).work())
                .isEqualTo("4096 rows scored, 120 features");
        assertThat(new MemoryBenchmark.Growth("work", 100, 105).share())
                .isCloseTo(.05, within(1e-12));
    }

    @Test
    void timesMemGanAgainstItsArithmetic() {
        MemGanBenchmark.Pace pace = MemGanBenchmark.learning(1, 2e9, 1, 1);
        assertThat(pace.pictures()).isPositive();
        // At twice the rate the same multiply-adds take half the time.
        assertThat(MemGanBenchmark.learning(1, 4e9, 1, 1).bound())
                .isCloseTo(2 * pace.bound(), within(1e-9 * pace.bound()));

        MemGanBenchmark.Distances hull = MemGanBenchmark.hull(10, 5, 3);
        assertThat(hull.codes()).isEqualTo(10);
        assertThat(hull.seconds()).isPositive();
    }

    @Test
    void judgesRowsByEachMemoryAndByBoth() {
        List<RowBenchmark.Pace> paces = new RowBenchmark(50, 6).run(1, 1e9);
        assertThat(paces).extracting(RowBenchmark.Pace::model).doesNotHaveDuplicates().hasSize(3);
        assertThat(paces).allSatisfy(pace -> assertThat(pace.rows()).isPositive());
        double byDirection = 2 * 50 * 6 + 2 * 6 * 6; // The half of a square matrix that is not 0.
        assertThat(1 / paces.get(2).bound())
                .as("both take what each takes, and what directions take")
                .isCloseTo(
                        1 / paces.get(0).bound() + 1 / paces.get(1).bound() + byDirection / 1e9,
                        within(1e-15));
        assertThat(paces.get(0).bound()).isCloseTo(1e9 / (50 * 6), within(1e-6));
    }

    @Test
    void learnsAndJudgesPicturesFromTheirFiles() throws IOException {
        PictureBenchmark benchmark = new PictureBenchmark(64, 12, 2);
        Path detector = folder.resolve("detector");
        PictureBenchmark.Fitting fitting = benchmark.fit(folder.resolve("good"), detector);
        assertThat(fitting.pictures()).isEqualTo(12);
        assertThat(fitting.megabytes()).isPositive();

        PictureBenchmark.Pace pace = benchmark.judge(folder.resolve("new"), detector, 1, 5e10);
        assertThat(pace.verdict()).isPositive();
        assertThat(pace.heatMap()).isPositive();
        assertThat(pace.network()).isPositive();
        assertThat(pace.floor())
                .as("half the time at twice the rate")
                .isCloseTo(
                        2 * benchmark.judge(folder.resolve("new"), detector, 1, 1e11).floor(),
                        within(1e-9));
    }

    @Test
    void inputsAreTheSameEachTime() {
        SampleShape row = new SampleShape.Row(4);
        try (SampleStore once = Inputs.store(row, 5);
                SampleStore again = Inputs.store(row, 5)) {
            assertThat(Inputs.values(once)).hasSize(20).containsExactly(Inputs.values(again));
        }
    }

    @Test
    void writesFiguresAsAPage() {
        BenchmarkPage page = new BenchmarkPage("c0ffee");
        page.rate(1, 73.4e9);
        page.presets(
                List.of(
                        new PresetBenchmark.Pace(
                                "dense",
                                256,
                                1,
                                new PresetBenchmark.Timing(3, 4),
                                new PresetBenchmark.Timing(1, .8),
                                .4)));
        page.video(
                List.of(
                        new VideoBenchmark.Pace(
                                "video",
                                new SampleShape.Clip(1, 16, 256, 256),
                                2,
                                new PresetBenchmark.Timing(350, 1000),
                                new PresetBenchmark.Timing(500, 1000),
                                new PresetBenchmark.Timing(3000, 6000),
                                320,
                                3e-6)));
        page.memGan(
                List.of(new MemGanBenchmark.Pace(2, 3000, 9000)),
                new MemGanBenchmark.Distances(10_000, 100, 64, 1.5));
        page.strides(
                List.of(
                        new StrideBenchmark.Pace(
                                "video-light",
                                new SampleShape.Clip(1, 16, 128, 128),
                                2,
                                List.of(28.04, 51.0, 93.26, 160.0))));
        page.rows(List.of(new RowBenchmark.Pace("row-memory", 500, 120, 1, 45_678, 90_000)));
        page.pictures(
                List.of(new PictureBenchmark.Pace(2, 11.04, 4.96, 21, 29.5)),
                new PictureBenchmark.Fitting(448, 64.4, 8.25));
        page.table(new TableBenchmark.Throughput(1000, 7, 12345, 23456, 34567));
        page.memory(List.of(new MemoryBenchmark.Growth("steps", 200, 210)));

        assertThat(page.text())
                .startsWith("# Speed\n")
                .contains("at commit c0ffee:")
                .contains("on 1 thread(s): 73 GFLOPS")
                .contains(
                        "| dense | 256 | 1 | 3.00 | 4.00 | **0.75** | 0.40 | 1.00 | 0.80 | **1.25** |")
                .contains("| video | 1x16x256x256 | 2 | 350 | 1000 | **0.35** | 320 | 500 | 0.50 |")
                .contains("| 2 | **3,000** | 9,000 | 2.0 |")
                .contains("10,000 codes from the hull of 100 items in 64 dimensions", "**1.50 s**")
                .contains("| video-light | 1x16x128x128 | 2 | 28.0 | 51.0 | 93.3 | 160.0 |")
                .contains("1,000 rows of KDDCUP99", "**12,345 rows per second**", "alone: 23,456")
                .contains("| row-memory | 500 | 120 | 1 | **45,678** | 90,000 |")
                .contains("| 2 | **11.0** | 5.0 | 21.0 | **29.5** |")
                .contains("448 of them", "**64 s**", "8.3 MB")
                .contains("| steps | 200 | 210 | +5.0 % |");
    }
}
