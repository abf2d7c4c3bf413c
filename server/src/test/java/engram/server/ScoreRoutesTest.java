package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreRoutesTest {
    private static final String JSON = "application/json";
    private static final String GOOD = "{\"width\": 10, \"height\": 10, \"colour\": \"red\"}";
    private static final String BAD = "{\"width\": 10, \"height\": 2, \"colour\": \"red\"}";

    @TempDir private static Path folder;
    private static EngramServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        Shelf.putRows(folder.resolve("parts.detector"));
        Shelf.putPictures(folder.resolve("bars"));
        server = EngramServer.start(ServerSettings.of(folder));
        client = Client.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 4; y < Math.min(24, height); y++) {
            image.setRGB(Math.min(10, width - 1), y, 0xFFFFFF);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRowIsJudgedAloneInAnArrayOrUnderRows() {
        for (String body : new String[] {GOOD, "[" + GOOD + "]", "{\"rows\": [" + GOOD + "]}"}) {
            JsonNode answer = client.post("/detectors/parts/score", JSON, body).json();
            assertThat(answer.path("verdicts")).hasSize(1);
            assertThat(answer.path("verdicts").get(0).path("anomalous").asBoolean()).isFalse();
        }
        JsonNode both =
                client.post("/detectors/parts/score", JSON, "[" + GOOD + "," + BAD + "]").json();
        assertThat(both.path("verdicts").get(1).path("anomalous").asBoolean()).isTrue();
        assertThat(both.path("verdicts").get(1).path("id").asText()).isEqualTo("2");
    }

    @Test
    void csvScoresAsJsonDoes() {
        String csv = "colour,height,width\nred,10,10\nred,2,10\n";
        JsonNode byCsv = client.post("/detectors/parts/score", "text/csv", csv).json();
        JsonNode byJson =
                client.post("/detectors/parts/score", JSON, "[" + GOOD + "," + BAD + "]").json();
        assertThat(byCsv.path("verdicts")).isEqualTo(byJson.path("verdicts"));
    }

    /** A misspelt column and text among numbers would pass in silence otherwise. */
    @Test
    void howRowsWereTakenIsSaid() {
        String csv = "colour,height,width,weight\nred,10,10,1\nred,ten,10,1\n";
        String rows =
                "[{\"colour\": \"red\", \"height\": 10, \"width\": 10, \"weight\": 1},"
                        + " {\"colour\": \"red\", \"height\": \"ten\", \"width\": 10, \"id\": 7}]";
        for (String route : new String[] {"score", "explain"}) {
            String address = "/detectors/parts/" + route;
            for (Client.Answer answer :
                    new Client.Answer[] {
                        client.post(address, "text/csv", csv), client.post(address, JSON, rows)
                    }) {
                JsonNode notes = answer.json().path("notes");
                assertThat(notes).hasSize(2);
                assertThat(notes.get(0).asText()).contains("does not use").endsWith(": weight");
                assertThat(notes.get(1).asText()).contains("height is no number").contains("row 2");
            }
        }
        assertThat(client.post("/detectors/parts/score", JSON, GOOD).json().path("notes"))
                .isEmpty();
    }

    @Test
    void anotherRateIsAskedFor() {
        JsonNode strict = client.post("/detectors/parts/score?rate=0.9", JSON, GOOD).json();
        assertThat(strict.path("false_alarm_rate").asDouble()).isEqualTo(0.9);
        assertThat(client.post("/detectors/parts/score?rate=2", JSON, GOOD).status())
                .isEqualTo(400);
        JsonNode threshold = client.get("/detectors/parts/threshold?rate=0.5").json();
        assertThat(threshold.path("false_alarm_rate").asDouble()).isEqualTo(0.5);
        assertThat(threshold.path("threshold").asDouble())
                .isLessThan(
                        client.get("/detectors/parts/threshold")
                                .json()
                                .path("threshold")
                                .asDouble());
        assertThat(threshold.path("band").path("low").asDouble()).isLessThan(0.5);
    }

    @Test
    void picturesAreJudgedAndExplained() {
        JsonNode score = client.post("/detectors/bars/score", "image/png", png(56, 56)).json();
        assertThat(score.path("verdicts")).hasSize(1);
        JsonNode why = client.post("/detectors/bars/explain", "image/png", png(28, 28)).json();
        JsonNode picture = why.path("samples").get(0).path("picture");
        assertThat(picture.path("heat_map").asText()).startsWith("data:image/png;base64,");
        assertThat(picture.path("remembered")).isNotEmpty();
        Client.Answer page =
                client.postForPage("/detectors/bars/explain", "image/png", png(28, 28));
        assertThat(page.type()).startsWith("text/html");
        assertThat(page.text()).contains("<html");
    }

    @Test
    void severalPicturesComeAsAForm() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (String name : new String[] {"a.png", "b.png"}) {
            form.writeBytes(
                    ("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                    + name
                                    + "\"\r\nContent-Type: image/png\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            form.writeBytes(png(28, 28));
            form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        form.writeBytes("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        JsonNode answer =
                client.post(
                                "/detectors/bars/score",
                                "multipart/form-data; boundary=edge",
                                form.toByteArray())
                        .json();
        assertThat(answer.path("verdicts")).as(answer.toString()).hasSize(2);
        assertThat(answer.path("verdicts").get(1).path("id").asText()).isEqualTo("b.png");
    }

    @Test
    void rowsAreExplainedByColumn() {
        JsonNode sample =
                client.post("/detectors/parts/explain", JSON, BAD).json().path("samples").get(0);
        assertThat(sample.path("columns").get(0).path("column").asText()).isEqualTo("height");
        assertThat(sample.path("row").path("colour").asText()).isEqualTo("red");
    }

    @Test
    void whatDetectorsAreIsTold() {
        JsonNode list = client.get("/detectors").json().path("detectors");
        assertThat(list).hasSize(2);
        JsonNode parts = client.get("/detectors/parts").json();
        assertThat(parts.path("model").asText()).isEqualTo("memae");
        assertThat(parts.path("judges").asText()).isEqualTo("rows");
        assertThat(client.get("/detectors/parts/calibration").json().path("scores")).hasSize(60);
        client.post("/detectors/parts/score", JSON, BAD);
        assertThat(
                        client.get("/detectors/parts/recent")
                                .json()
                                .path("recent")
                                .get(0)
                                .path("anomalous"))
                .hasToString("true");
        assertThat(client.get("/metrics").text())
                .contains("engram_samples_total{detector=\"parts\"}")
                .contains("route=\"/detectors/{name}/score\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parts|application/json|{\"width\": 10}|row 1: column height is not in the row",
                "parts|application/json|[1, 2]|row 1 is no object",
                "parts|application/json|[]|there are no rows",
                "parts|application/json|{\"width\": [1], \"height\": 1, \"colour\": \"red\"}|row 1",
                "parts|application/json|7|expected a row",
                "parts|application/json|{\"width\": 1, \"width\": 2}|not JSON",
                "parts|application/json|{\"rows\": [|not JSON: it ends before all that it opens is"
                        + " closed (line 1,",
                "parts|application/json|/* a row */ {\"width\": 1}|comment? (line 1,",
                "parts|application/json|{\"width\": NaN}|NaN is no number there; give null",
                "parts|application/json|{\"width\": 1} {\"width\": 2}|several rows are sent as",
                "parts|text/plain|width,height|CSV is sent as text/csv",
                "parts|Text/CSV|width,height,colour|there are no rows",
                "parts|multipart/form-data; boundary=x|--x--|judges rows",
                "bars|multipart/form-data; boundary=x|x|the form cannot be read",
                "bars|multipart/form-data|x|the form cannot be read",
                "parts|image/png|x|judges rows",
                "bars|application/json|{}|judges pictures",
                "bars|image/png|x|cannot be read as a picture",
                "parts|text/csv|a;b|the table",
            })
    void whatIsWrongIsSaid(String detector, String type, String body, String said) {
        Client.Answer answer = client.post("/detectors/" + detector + "/score", type, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.error()).contains(said).doesNotContain("/tmp", "Feature");
    }

    @Test
    void manyColumnsThatAreNotKnownDoNotMatter() {
        StringBuilder row = new StringBuilder(GOOD.substring(0, GOOD.length() - 1));
        for (int i = 0; i < 10_000; i++) {
            row.append(", \"c").append(i).append("\": ").append(i);
        }
        JsonNode answer =
                client.post("/detectors/parts/score", JSON, row.append("}").toString()).json();
        assertThat(answer.path("verdicts")).hasSize(1);
        assertThat(answer.path("notes").get(0).asText())
                .contains("10,000 columns")
                .hasSizeLessThan(200);
    }

    /** A hundred bytes that say to be a picture of 60,000 times 60,000 pixels. */
    @Test
    void aPictureBombIsRefused() {
        byte[] bomb = png(28, 28);
        bomb[18] = (byte) 0xEA;
        bomb[22] = (byte) 0xEA;
        Client.Answer answer = client.post("/detectors/bars/score", "image/png", bomb);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("up to 50 megapixels", "--max-megapixels");
    }

    @ParameterizedTest
    @CsvSource({"..%2Fbars", "%2e%2e", "bars%00", "bars/../bars", "a%5Cb", ".bars"})
    void namesDoNotLeaveTheFolder(String name) {
        Client.Answer answer = client.anew().post("/detectors/" + name + "/score", JSON, GOOD);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain(folder.toString());
    }

    @Test
    void tellsWhetherUsualSamplesStillAre() {
        client.post("/detectors/parts/score", JSON, GOOD);
        client.post("/detectors/parts/score", JSON, BAD);
        JsonNode standing = client.get("/detectors/parts/drift").json();
        assertThat(standing.path("samples").asInt()).isPositive();
        assertThat(standing.path("alarm_at").asDouble()).isEqualTo(2);
        assertThat(standing.path("alarms").asInt()).isZero();
        assertThat(standing.path("last_alarm").isNull()).isTrue();
        assertThat(client.get("/metrics").text())
                .contains("engram_drift_evidence{detector=\"parts\"}")
                .contains("engram_drift_alarms{detector=\"parts\"} 0");
    }

    @Test
    void tellsHowMemoryIsUsedOfTenItemsOneByOne() {
        client.post("/detectors/parts/score", JSON, GOOD);
        List<String> lines = client.get("/metrics").text().lines().toList();
        assertThat(value(lines, "engram_memory_items{detector=\"parts\"")).isGreaterThan(10);
        assertThat(value(lines, "engram_memory_effective_items{detector=\"parts\""))
                .isGreaterThanOrEqualTo(1);
        assertThat(value(lines, "engram_memory_unused_items{detector=\"parts\""))
                .isBetween(0.0, value(lines, "engram_memory_items{detector=\"parts\""));
        List<String> shares =
                lines.stream()
                        .filter(
                                line ->
                                        line.startsWith(
                                                "engram_memory_item_share{detector=\"parts\""))
                        .toList();
        assertThat(shares).hasSize(10).allSatisfy(line -> assertThat(line).contains("item=\""));
    }

    private static double value(List<String> lines, String beginning) {
        String line =
                lines.stream().filter(one -> one.startsWith(beginning)).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }
}
