package engram.spark;

import engram.detection.AnomalyDetector;
import engram.detection.config.Execution;
import engram.detection.verdict.Calibration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/**
 * A detector on its way to executors: its files in one archive that Spark hands to all, since Spark
 * hands out no folders on a cluster.
 *
 * @param archive its name, made of what it holds: the same detector travels once
 * @param rate of false alarms asked for
 */
record Shipment(String archive, double rate) implements Serializable {

    Shipment {
        Calibration.requireRate(rate);
    }

    Shipment at(double changed) {
        return new Shipment(archive, changed);
    }

    /** Hands a detector's files to Spark. */
    static Shipment of(SparkContext spark, Path folder, double rate) {
        try {
            Path packed = Files.createTempDirectory("engram-spark").resolve("detector.zip");
            String name = "engram-" + pack(folder, packed) + ".zip";
            Path archive = Files.move(packed, packed.resolveSibling(name));
            // Executors may ask for it as long as the application runs.
            archive.getParent().toFile().deleteOnExit();
            archive.toFile().deleteOnExit();
            if (!spark.listFiles().exists(address -> address.endsWith("/" + name))) {
                spark.addFile(archive.toString());
            }
            return new Shipment(name, rate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a digest of the files and their names. */
    private static String pack(Path folder, Path archive) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(out, digest));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setTime(0); // The same files make the same archive.
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
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
                unpack(Path.of(SparkFiles.get(archive)), folder);
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

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
