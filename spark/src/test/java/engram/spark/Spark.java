package engram.spark;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests: two tasks at once, and each may fail twice. */
final class Spark {
    static final SparkSession SESSION =
            SparkSession.builder()
                    .master("local[2,3]")
                    .config("spark.ui.enabled", false)
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", 2)
                    .config("spark.sql.warehouse.dir", "target/warehouse")
                    .getOrCreate();

    private Spark() {}

    static Dataset<Row> csv(Path file) {
        return SESSION.read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(file.toString());
    }
}
