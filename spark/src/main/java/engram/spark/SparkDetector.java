package engram.spark;

import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.files.ArtifactException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A detector that judges Spark's tables: rows, or pictures as {@code binaryFile} reads them, at
 * rest or as a stream. Verdicts are computed where the data lies, by one detector for all tasks of
 * an executor, and are those of {@link AnomalyDetector}: to the bit where samples are batched
 * alike, else but for rounding. Nothing is to be closed; executors free what they no longer use.
 */
public final class SparkDetector {
    /** What the column of verdicts is called where nobody says otherwise. */
    public static final String VERDICT = "verdict";

    private static final Logger LOG = LoggerFactory.getLogger(SparkDetector.class);

    private final Shipment shipment;
    private final Encoding encoding;

    /** The columns that had a part in training other than to be learned from. */
    private final Set<String> marks;

    private SparkDetector(Shipment shipment, Encoding encoding, Set<String> marks) {
        this.shipment = shipment;
        this.encoding = encoding;
        this.marks = marks;
    }

    /**
     * Loads a detector once, to see that it is sound, and hands its files to Spark.
     *
     * @param folder that {@code engram train} wrote: on the driver, or at an address that Hadoop
     *     reads, such as {@code s3a://bucket/net.detector}
     * @throws ArtifactException if a file is missing, damaged or of a newer version
     */
    public static SparkDetector of(SparkSession spark, String folder) {
        Path local = RemoteFolder.local(spark, folder);
        try (AnomalyDetector detector = AnomalyDetector.load(local)) {
            detector.limits().forEach(limit -> LOG.warn("{}: {}", folder, limit));
            return new SparkDetector(
                    Shipment.of(spark.sparkContext(), local, detector.askedRate()),
                    detector.encoding(),
                    marks(detector.provenance().reading()));
        }
    }

    private static Set<String> marks(Map<String, String> reading) {
        return reading.entrySet().stream()
                .filter(setting -> setting.getKey().endsWith("Column"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /**
     * The same detector at another false-alarm rate.
     *
     * @throws IllegalArgumentException if this is no rate
     */
    public SparkDetector withFalseAlarmRate(double rate) {
        return new SparkDetector(shipment.at(rate), encoding, marks);
    }

    /**
     * The same table with one column more, {@link #VERDICT}.
     *
     * @see #detect(Dataset, String)
     */
    public Dataset<Row> detect(Dataset<Row> data) {
        return detect(data, VERDICT);
    }

    /**
     * The same table with one column more, a struct. Of rows: {@code score}, {@code p_value},
     * {@code anomalous}, and {@code columns}, which are to blame where a row is anomalous, for
     * models that rebuild rows. Of pictures: the former three, null where the picture cannot be
     * read, and {@code problem}, which says why.
     *
     * @param data with the columns that the detector was trained with, others too; or pictures in a
     *     column {@code content}
     * @param name of the new column
     * @throws UnreadableDataException at once, before anything is computed, if a column is missing
     *     or of another type, or the name is taken
     */
    public Dataset<Row> detect(Dataset<Row> data, String name) {
        StructType schema = data.schema();
        if (Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new UnreadableDataException(
                    "the table has a column " + name + " already; name the verdicts otherwise");
        }
        Reading reading = reading(schema);
        StructType widened = schema.add(name, reading.verdict());
        return data.mapPartitions(new Judging(shipment, reading), Encoders.row(widened));
    }

    Shipment shipment() {
        return shipment;
    }

    Reading reading(StructType schema) {
        if (encoding instanceof TableEncoding table) {
            List<String> strangers =
                    RowColumns.strangers(schema, table).stream()
                            .filter(name -> !marks.contains(name))
                            .toList();
            if (!strangers.isEmpty()) {
                LOG.warn("the detector does not use these columns: {}", strangers);
            }
            return RowColumns.of(schema, table);
        } else if (encoding instanceof ImageEncoding) {
            return PictureColumn.of(schema);
        }
        throw new UnreadableDataException(
                "this detector judges "
                        + encoding.shape()
                        + ", which no table holds: engram score");
    }
}
