package engram.spark;

import engram.detection.files.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;

/** A detector's folder wherever Hadoop's file systems reach. */
final class RemoteFolder {
    private RemoteFolder() {}

    /** The folder itself where it is on this machine, else a copy. */
    static Path local(SparkSession spark, String folder) {
        if (!folder.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return Path.of(folder);
        }
        try {
            return copied(spark, new org.apache.hadoop.fs.Path(folder));
        } catch (IOException e) {
            throw new ArtifactException(
                    Path.of(folder.substring(folder.indexOf(':') + 1)),
                    "cannot be read: " + e.getMessage());
        }
    }

    private static Path copied(SparkSession spark, org.apache.hadoop.fs.Path folder)
            throws IOException {
        FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
        Path copy = Files.createTempDirectory("engram-spark");
        copy.toFile().deleteOnExit();
        for (FileStatus file : files.listStatus(folder)) {
            Path target = copy.resolve(file.getPath().getName());
            target.toFile().deleteOnExit();
            try (var in = files.open(file.getPath())) {
                Files.copy(in, target);
            }
        }
        return copy;
    }
}
