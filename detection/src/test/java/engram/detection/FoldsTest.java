package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.files.Provenance;
import engram.detection.folds.FoldModels;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.Detection;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
    private static final DetectorConfig FOLDED = config("memae", 10);

    @TempDir Path folder;

    private static DetectorConfig config(String model, int epochs) {
        return Tables.config(model, epochs).withHoldout(Holdout.standard());
    }

    private static float[][] noise(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] values = new float[rows][4];
        for (float[] row : values) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    /** From Java nobody sees a console: by default such a row must be called anomalous. */
    @ParameterizedTest
    @ValueSource(strings = {"memae", "ae", "knn", "kde"})
    void aRowNineDeviationsAwayIsAnomalousByDefault(String model) {
        float[][] far = {{9, 9, 9, 9}};
        try (AnomalyDetector detector =
                AnomalyDetector.train(config(model, 10), ArraySource.ofRows(noise(500, 1)))) {
            assertThat(detector.falseAlarmRate()).isEqualTo(0.01);
            assertThat(detector.shortage()).isEmpty();
            assertThat(detector.threshold()).isFinite();
            Detection detection = detector.detect(ArraySource.ofRows(far)).get(0);
            assertThat(detection.anomalous()).isTrue();
            assertThat(detection.pValue()).isCloseTo(1 / 501.0, within(1e-12));
        }
    }

    @Test
    void whatAllSamplesCannotSupportIsJudgedAtTheSmallestRateThatTheyDo() {
        float[][] far = {{9, 9, 9, 9}};
        try (AnomalyDetector detector =
                AnomalyDetector.train(FOLDED, ArraySource.ofRows(noise(40, 1)))) {
            assertThat(detector.askedRate()).isEqualTo(0.01);
            assertThat(detector.falseAlarmRate()).isEqualTo(1 / 41.0);
            assertThat(detector.shortage())
                    .hasValueSatisfying(
                            told ->
                                    assertThat(told)
                                            .contains("0.0244 at best", "0.01 asked for takes 99"));
            assertThat(detector.limits()).contains(detector.shortage().orElseThrow());
            assertThat(detector.threshold()).isFinite();
            assertThat(detector.detect(ArraySource.ofRows(far)).get(0).anomalous()).isTrue();
            AnomalyDetector looser = detector.withFalseAlarmRate(0.1);
            assertThat(looser.falseAlarmRate()).isEqualTo(looser.askedRate()).isEqualTo(0.1);
        }
    }

    @Test
    void everySampleCalibratesAndTheFoldsTakeAtMostTwoTrainings() {
        try (Training training = Training.prepare(FOLDED, Tables.normal(100, 1))) {
            Provenance.Counts counts = training.plan().counts();
            assertThat(counts.calibration()).isEqualTo(100);
            assertThat(counts.folds()).isEqualTo(5);
            assertThat(counts.training() + counts.validation()).isEqualTo(80);
            assertThat(training.remarks())
                    .contains(
                            "100 normal samples in 5 folds, dealt at random, each scored by one of 5"
                                    + " models that learn the other folds and are the detector"
                                    + " together: training takes up to twice as long as one"
                                    + " model's, scoring 5 times as long; holdout.folds=1 holds out"
                                    + " 10 instead, which support a false-alarm rate of 0.091 at"
                                    + " best");
            try (AnomalyDetector detector = training.run()) {
                assertThat(detector.history()).hasSize(20);
                assertThat(detector.history().get(19).epoch()).isEqualTo(20);
                assertThat(detector.calibration().size()).isEqualTo(100);
                assertThat(detector.config().holdout().folds()).isEqualTo(5);
            }
        }
    }

    @Test
    void aShareIsHeldOutWhereThatIsAmpleOrSetByHand() {
        DetectorConfig loose = FOLDED.withFalseAlarmRate(0.5);
        try (Training training = Training.prepare(loose, Tables.normal(200, 1))) {
            assertThat(training.plan().counts())
                    .isEqualTo(new Provenance.Counts(160, 20, 20, 1, "at random"));
            assertThat(training.remarks())
                    .contains(
                            "200 normal samples, dealt at random: 160 to learn from, 20 to watch,"
                                    + " 20 to calibrate");
        }
        for (Holdout byHand :
                List.of(new Holdout(0.1, 0.2), new Holdout(0.1, 0.1, 1), new Holdout(0.1, 0))) {
            try (Training training =
                    Training.prepare(FOLDED.withHoldout(byHand), Tables.normal(100, 1))) {
                assertThat(training.plan().counts().folds()).isEqualTo(1);
            }
        }
        assertThat(new Holdout(0.1, 0.1, 3).isFolded(1_000_000, 0.5)).isTrue();
        assertThat(Holdout.standard().isFolded(9_999, 0.01)).isTrue();
        assertThat(Holdout.standard().isFolded(10_000, 0.01)).isFalse();
    }

    /** The mean is for display; each fold's model judges by its own calibration scores. */
    @Test
    void aPValueCountsFoldByFold() {
        try (Training training = Training.prepare(FOLDED, Tables.normal(60, 1));
                AnomalyDetector detector = training.run()) {
            List<Calibration> folds =
                    detector.contents().learned().calibration().folds().orElseThrow().folds();
            float[] values = {0.3f, -1, 0.2f, 1.1f};
            double[][] each = detector.use(models -> ((FoldModels) models).each(values, 1));
            long atLeast = 0;
            for (int fold = 0; fold < 5; fold++) {
                double own = each[fold][0];
                atLeast += Arrays.stream(folds.get(fold).scores()).filter(s -> s >= own).count();
            }
            Detection detection = detector.detect("row", values);
            assertThat(detection.pValue()).isEqualTo((1.0 + atLeast) / 61);
            assertThat(detection.score())
                    .isCloseTo(
                            Arrays.stream(each).mapToDouble(s -> s[0]).average().orElseThrow(),
                            within(1e-9));
            assertThat(detector.score(values, 1)[0]).isEqualTo(detection.score());
        }
    }

    /** What a fold's model sees depends on no sample that it judges. */
    @Test
    void noSampleHasPartInTheModelThatScoresIt() {
        float[][] rows = noise(60, 3);
        BitSet first =
                engram.data.splits.Split.folds(
                                60,
                                engram.data.splits.Grouping.AT_RANDOM,
                                5,
                                FOLDED.execution().seed())
                        .get(0);
        float[][] changed = Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
        first.stream().forEach(i -> changed[i][0] += 1000);
        try (AnomalyDetector one = AnomalyDetector.train(FOLDED, ArraySource.ofRows(rows));
                AnomalyDetector other =
                        AnomalyDetector.train(FOLDED, ArraySource.ofRows(changed))) {
            float[] sample = {0.5f, 1, -1, 0};
            double own = firstFold(one, sample);
            assertThat(firstFold(other, sample)).isCloseTo(own, within(1e-4 * own));
        }
    }

    private static double firstFold(AnomalyDetector detector, float[] row) {
        float[] encoded =
                ((engram.data.encodings.TableEncoding) detector.encoding())
                        .encode(
                                Map.of(
                                        "column 0", row[0],
                                        "column 1", row[1],
                                        "column 2", row[2],
                                        "column 3", row[3]));
        return detector.use(models -> ((FoldModels) models).each(encoded, 1)[0][0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "vae", "knn"})
    void aSavedDetectorJudgesAsTheOneThatLearned(String model) {
        Source news = Tables.contradicting(20, 9);
        try (AnomalyDetector learned =
                AnomalyDetector.train(config(model, 5), Tables.normal(60, 1))) {
            learned.save(folder.resolve(model));
            try (AnomalyDetector loaded = AnomalyDetector.load(folder.resolve(model))) {
                assertThat(loaded.detect(news)).isEqualTo(learned.detect(news));
                assertThat(loaded.threshold()).isEqualTo(learned.threshold());
                assertThat(loaded.provenance().counts()).isEqualTo(learned.provenance().counts());
            }
        }
    }

    @Test
    void goesOnFromEveryEpochToTheSameDetector() {
        List<Checkpoint> kept = new ArrayList<>();
        TrainingListener keeping =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        kept.add(checkpoint.get());
                    }
                };
        try (Training whole = prepared();
                AnomalyDetector expected = whole.run(Optional.empty(), keeping)) {
            assertThat(kept).hasSize(10);
            for (Checkpoint checkpoint : kept) {
                try (Training rest = prepared();
                        AnomalyDetector resumed =
                                rest.run(Optional.of(checkpoint), TrainingListener.SILENT)) {
                    assertThat(resumed.history())
                            .extracting(EpochReport::epoch)
                            .isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
                    assertThat(resumed.contents().learned().weights().keySet())
                            .isEqualTo(expected.contents().learned().weights().keySet());
                    resumed.contents()
                            .learned()
                            .weights()
                            .forEach(
                                    (name, weights) ->
                                            assertThat(weights.values())
                                                    .as(name)
                                                    .isEqualTo(
                                                            expected.contents()
                                                                    .learned()
                                                                    .weights()
                                                                    .get(name)
                                                                    .values()));
                }
            }
        }
    }

    private static Training prepared() {
        return Training.prepare(config("memae", 5), Tables.normal(50, 1));
    }

    /** Direct models are calibrated by folds and then learn all samples. */
    @Test
    void neighboursLearnAllSamplesAndAreCalibratedOnEach() {
        try (Training training = Training.prepare(config("knn", 1), Tables.normal(90, 1))) {
            assertThat(training.plan().counts())
                    .isEqualTo(new Provenance.Counts(81, 9, 90, 10, "at random"));
            assertThat(training.remarks().get(0))
                    .contains("90 normal samples in 10 folds", "one model learns all", "11 times");
            try (AnomalyDetector detector = training.run()) {
                assertThat(detector.calibration().size()).isEqualTo(90);
                assertThat(detector.isJudgedByFolds()).isFalse();
                assertThat(detector.contents().learned().calibration().folds()).isEmpty();
            }
        }
    }

    @Test
    void groupsAreInOneFold() {
        List<String> groups = IntStream.range(0, 60).mapToObj(i -> "machine " + i / 20).toList();
        ArraySource source = ArraySource.ofRows(noise(60, 1)).grouped(groups);
        try (Training training = Training.prepare(FOLDED, source)) {
            assertThat(training.plan().counts().folds()).isEqualTo(3);
            assertThat(training.plan().counts().dealt()).isEqualTo("by group, 3 groups");
        }
        ArraySource one = source.grouped(groups.stream().map(group -> "the same").toList());
        assertThatThrownBy(() -> Training.prepare(FOLDED, one))
                .isInstanceOf(engram.data.UnreadableDataException.class)
                .hasMessageContaining("group");
    }
}
