package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.images.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkPicturesTest {
    @TempDir private static Path folder;
    private static Path pictures;
    private static SparkDetector detector;

    @BeforeAll
    static void train() throws IOException {
        Shelf.pictureDetector(
                Shelf.pictures(folder.resolve("good"), 60), folder.resolve("bars.detector"));
        pictures = Shelf.pictures(folder.resolve("new"), 20);
        detector = SparkDetector.of(Spark.SESSION, folder.resolve("bars.detector").toString());
    }

    private static Dataset<Row> binary(Path place) {
        return Spark.SESSION.read().format("binaryFile").load(place.toString());
    }

    private static Map<String, Row> judged() {
        return detector
                .detect(binary(pictures).coalesce(1).sort("path"))
                .select("path", "verdict.*")
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(SparkPicturesTest::name, Function.identity()));
    }

    private static String name(Row row) {
        String path = row.getAs("path");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void picturesScoreAsTheirFolderDoesAndBrokenOnesSayWhy() throws IOException {
        Map<String, Detection> expected;
        try (AnomalyDetector loaded = AnomalyDetector.load(folder.resolve("bars.detector"));
                ImageFolder source = ImageFolder.open(pictures)) {
            expected =
                    loaded.detect(source).stream()
                            .collect(Collectors.toMap(Detection::id, Function.identity()));
        }
        Path broken = Files.writeString(pictures.resolve("110a.png"), "no picture");
        Map<String, Row> rows = judged();
        Files.delete(broken);
        assertThat(rows).hasSize(21);
        expected.forEach(
                (id, detection) -> {
                    assertThat(rows.get(id).<Double>getAs("score")).isEqualTo(detection.score());
                    assertThat(rows.get(id).<Double>getAs("p_value")).isEqualTo(detection.pValue());
                    assertThat(rows.get(id).<String>getAs("problem")).isNull();
                });
        Row said = rows.get("110a.png");
        assertThat(said.<Double>getAs("score")).isNull();
        assertThat(said.<Boolean>getAs("anomalous")).isNull();
        assertThat(said.<String>getAs("problem")).contains("cannot be read as a picture");
    }

    @Test
    void tablesAreNoPictures() {
        assertThatThrownBy(() -> detector.detect(binary(pictures).drop("content")))
                .hasMessageContaining("expected their files in a binary column content")
                .hasMessageContaining("path, modificationTime, length");
    }
}
