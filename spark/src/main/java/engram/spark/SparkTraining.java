package engram.spark;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Refining;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.config.Recipe;
import engram.detection.files.Provenance;
import engram.tables.ColumnSummary;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from all rows of a Spark table, of which no machine has to hold more than a sample. What
 * comes of it is a detector as {@code engram train} makes them.
 *
 * <ol>
 *   <li>A share of the rows, drawn by the seed, is held out: at most about 100,000.
 *   <li>Of the others a sample comes to the driver, at most 100,000 rows. It tells which columns
 *       there are and how their cells are read, as a file does.
 *   <li>All other rows are counted where they lie: means and deviations, words, what is missing.
 *       These make the encoding, which the sample is learned under.
 *   <li>All other rows are added up where they lie, and move what the sample gave: {@code pca} gets
 *       the mean and the axes of all in one pass, {@code knn} and {@code row-memory} their centres
 *       in three; the latter's network learns the sample.
 *   <li>The rows held out are scored, and the threshold is taken from them.
 * </ol>
 *
 * <p>Equal to what one machine makes of the same rows, but for rounding: means, deviations, words,
 * principal components. Near it: quartiles, which lie within a ten-thousandth of the rows; and the
 * centres of {@code knn}, which start from the sample's and count equal rows as often as they come.
 *
 * <p>Same seed, and a table that comes in the same parts: the same detector.
 */
public final class SparkTraining {
    private static final Logger LOG = LoggerFactory.getLogger(SparkTraining.class);
    private static final int SAMPLE = 100_000;

    private final long started = System.nanoTime();
    private final List<String> remarks = new ArrayList<>();
    private final Function<SampleShape, DetectorConfig> settings;
    private final Dataset<Row> rows;
    private final TableOptions options;
    private final int most;

    SparkTraining(
            Function<SampleShape, DetectorConfig> settings,
            Dataset<Row> rows,
            TableOptions options,
            int most) {
        this.settings = settings;
        this.rows = rows;
        this.options = options;
        this.most = most;
    }

    /**
     * Learns with standard settings.
     *
     * @param family {@code pca}, {@code knn} or {@code row-memory}
     * @see #train(Function, Dataset, TableOptions)
     */
    public static AnomalyDetector train(String family, Dataset<Row> rows, TableOptions options) {
        return train(shape -> DetectorConfig.of(family, shape), rows, options);
    }

    /**
     * Learns from the rows that the options call normal, or from all.
     *
     * @param settings for encoded rows of a shape, such as {@code shape -> DetectorConfig.of("pca",
     *     shape).withFalseAlarmRate(0.001)}. Of its holdout the calibration share counts
     * @param rows read several times: keep them ({@code persist}) where that is dear
     * @throws UnusableSettingException if the model does not learn from rows that lie in many
     *     places
     * @throws UnreadableDataException if the rows cannot be used
     */
    public static AnomalyDetector train(
            Function<SampleShape, DetectorConfig> settings,
            Dataset<Row> rows,
            TableOptions options) {
        return new SparkTraining(settings, rows, options, SAMPLE).trained();
    }

    AnomalyDetector trained() {
        SampleShape outline = new SampleShape.Row(Math.max(2, rows.columns().length));
        DetectorConfig outlined = settings.apply(outline);
        Refining.requireRefinable(outlined, outline);
        long seed = outlined.execution().seed();
        DealtRows dealt = DealtRows.of(rows, options, outlined.holdout().calibration(), seed);
        long training = dealt.training().count();
        try (Table sample = RowSample.drawn(dealt.training(), training, most, seed, options);
                AnomalyDetector learned = learned(dealt, sample)) {
            try (AnomalyDetector refined = passed(dealt.training(), learned)) {
                return calibrated(dealt, refined, sample, training);
            }
        }
    }

    private AnomalyDetector learned(DealtRows dealt, Table sample) {
        BitSet all = new BitSet();
        all.set(0, sample.size());
        ColumnPass.Outcome found =
                new ColumnPass(dealt.training(), sample.fit(all), options).outcome();
        say("%,d rows of a Spark table: %s", dealt.count(), ColumnSummary.of(found.encoding()));
        say(
                "%,d rows told which columns there are; their statistics are of all that are"
                        + " learned from",
                sample.size());
        found.remarks().forEach(remark -> say("warning: %s", remark));
        Recipe whole =
                Recipe.of(
                        withoutHoldout(settings.apply(sample.outline())),
                        shape -> withoutHoldout(settings.apply(shape)));
        return AnomalyDetector.train(whole, new SampledTable(sample, found.encoding()));
    }

    private static DetectorConfig withoutHoldout(DetectorConfig config) {
        return config.withHoldout(new Holdout(0, 0, 1));
    }

    /** After all passes; as it was where there are none. */
    private AnomalyDetector passed(Dataset<Row> training, AnomalyDetector learned) {
        int passes = Refining.passes(learned);
        if (passes == 0) {
            say(
                    "%s keeps what it learned from the sample: a pass over all rows would change"
                            + " nothing, or take too much memory",
                    learned.config().family());
        }
        AnomalyDetector current = learned.withFalseAlarmRate(learned.askedRate());
        for (int pass = 0; pass < passes; pass++) {
            try (AnomalyDetector before = current) {
                LOG.info("pass {} of {} over all rows", pass + 1, passes);
                current = Refining.refined(before, sums(training, before));
            }
        }
        return current;
    }

    private static double[] sums(Dataset<Row> training, AnomalyDetector detector) {
        SparkSession spark = training.sparkSession();
        Shipment shipment = Shipment.of(spark.sparkContext(), detector);
        RowColumns reading = RowColumns.of(training.schema(), (TableEncoding) detector.encoding());
        try {
            return new RowSums(shipment, reading).over(training);
        } finally {
            shipment.archive().destroy();
        }
    }

    private AnomalyDetector calibrated(
            DealtRows dealt, AnomalyDetector refined, Table sample, long training) {
        Optional<Dataset<Row>> held = dealt.heldOut();
        if (held.isEmpty()) {
            return Refining.finished(
                    refined, Optional.empty(), 0, provenance(dealt, refined, sample, training, 0));
        }
        try (Table heldOut = RowSample.written(held.get(), "held-out-rows.ndjson", options)) {
            int count = heldOut.size();
            say(
                    "%,d normal rows, dealt %s: %,d to learn from, %,d to calibrate",
                    dealt.count(), dealt.dealt(), training, count);
            AnomalyDetector finished =
                    Refining.finished(
                            refined,
                            Optional.of(heldOut),
                            dealt.share(),
                            provenance(dealt, refined, sample, training, count));
            finished.limits().forEach(LOG::warn);
            return finished;
        }
    }

    /** Counts beyond what an int holds are told in the remarks. */
    private Provenance provenance(
            DealtRows dealt, AnomalyDetector refined, Table sample, long training, int heldOut) {
        int learned = (int) Math.min(Integer.MAX_VALUE, training);
        return new Provenance(
                "a Spark table of %d rows".formatted(dealt.count()),
                sample.settings(),
                dealt.digest(),
                new Provenance.Counts(learned, 0, heldOut, 1, dealt.dealt()),
                refined.provenance().environment(),
                Instant.now(),
                (System.nanoTime() - started) / 1e9,
                remarks);
    }

    private void say(String remark, Object... values) {
        String said = String.format(Locale.ROOT, remark, values);
        remarks.add(said);
        if (said.startsWith("warning: ")) {
            LOG.warn(said.substring("warning: ".length()));
        }
    }
}
