package engram.spark;

import engram.data.Sha256;
import engram.detection.AnomalyDetector;
import engram.detection.config.Execution;
import engram.detection.verdict.Calibration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A detector on its way to executors: its files in one archive that Spark hands to each executor
 * once. (Files that are added to a Spark context do not reach the tasks of every session.)
 *
 * @param name made of what the archive holds: the same detector has the same
 * @param rate of false alarms asked for
 */
record Shipment(String name, Broadcast<byte[]> archive, double rate) implements Serializable {

    Shipment {
        Calibration.requireRate(rate);
    }

    Shipment at(double changed) {
        return new Shipment(name, archive, changed);
    }

    /** Hands a detector's files to Spark. */
    static Shipment of(SparkContext spark, Path folder, double rate) {
        try {
            byte[] packed = packed(folder);
            String name = Sha256.of(packed);
            JavaSparkContext java = JavaSparkContext.fromSparkContext(spark);
            return new Shipment(name, java.broadcast(packed), rate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over a detector that is saved nowhere. */
    static Shipment of(SparkContext spark, AnomalyDetector detector) {
        try {
            Path folder = Files.createTempDirectory("engram-spark").resolve("detector");
            try {
                detector.save(folder);
                return of(spark, folder, detector.askedRate());
            } finally {
                delete(folder);
                Files.delete(folder.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setTime(0); // The same files make the same archive.
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return out.toByteArray();
    }

    /**
     * Loads what arrived at this executor.
     *
     * @param cores how many threads it may use
     */
    AnomalyDetector load(int cores) {
        try {
            Path folder = Files.createTempDirectory("engram-spark");
            try {
                unpack(archive.value(), folder);
                try (AnomalyDetector detector = load(folder, cores)) {
                    return detector.withFalseAlarmRate(rate);
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnomalyDetector load(Path folder, int cores) {
        AnomalyDetector detector = AnomalyDetector.load(folder);
        Execution execution = detector.execution();
        if (execution.threads() <= cores) {
            return detector;
        }
        detector.close();
        return AnomalyDetector.load(
                folder, new Execution(execution.seed(), cores, execution.device()));
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
