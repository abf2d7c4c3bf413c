package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import engram.server.detectors.DetectorFolder;
import engram.server.detectors.Served;
import engram.server.requests.Limits;
import engram.server.requests.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
    private static final String ROW = "{\"width\": 10, \"height\": 10, \"colour\": \"red\"}";
    private static final String SCORE = "/detectors/parts/score";

    @TempDir private Path folder;

    private static List<Integer> ask(Client client, AtomicBoolean enough) {
        List<Integer> statuses = new ArrayList<>();
        while (!enough.get()) {
            statuses.add(client.post(SCORE, "application/json", ROW).status());
        }
        return statuses;
    }

    @Test
    void aDetectorIsReplacedAndNoRequestIsLost() throws Exception {
        Path parts = folder.resolve("parts");
        Path next = folder.resolve(".next");
        Shelf.putRows(parts);
        try (EngramServer server = EngramServer.start(ServerSettings.of(folder))) {
            Client client = Client.of(server);
            String before = client.get("/detectors/parts").json().path("version").asText();
            AtomicBoolean enough = new AtomicBoolean();
            List<CompletableFuture<List<Integer>>> asking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asking.add(CompletableFuture.supplyAsync(() -> ask(client, enough)));
            }
            Shelf.putOtherRows(next);
            Files.move(parts, folder.resolve(".old"));
            Files.move(next, parts);
            String after = before;
            while (after.equals(before)) {
                Thread.sleep(20);
                after = client.get("/detectors/parts").json().path("version").asText();
            }
            Thread.sleep(100);
            enough.set(true);
            for (var one : asking) {
                assertThat(one.join()).isNotEmpty().containsOnly(200);
            }
            assertThat(client.get("/detectors/parts").json().path("model").asText())
                    .isEqualTo("knn");
        }
    }

    @Test
    void aDamagedDetectorStopsNoOther() throws IOException {
        Shelf.putRows(folder.resolve("parts"));
        Shelf.putRows(folder.resolve("damaged"));
        Path weights = folder.resolve("damaged/weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
        Files.createDirectories(folder.resolve("no detector"));
        DetectorFolder detectors = new DetectorFolder(folder, Limits.standard());
        detectors.look();
        assertThat(detectors.served()).containsOnlyKeys("parts");
        assertThat(detectors.broken()).containsOnlyKeys("damaged");
        assertThat(detectors.broken().get("damaged"))
                .contains("weights.safetensors")
                .contains("is truncated")
                .doesNotContain(folder.toString());

        Files.write(weights, bytes); // it has been copied whole
        detectors.look();
        assertThat(detectors.served()).containsOnlyKeys("damaged", "parts");
        assertThat(detectors.broken()).isEmpty();
        detectors.close();
    }

    @Test
    void theOldOneGoesOnWhileItsSuccessorIsDamagedAndEndsWhenItsFolderIsGone() throws IOException {
        Path parts = folder.resolve("parts.detector");
        Shelf.putRows(parts);
        DetectorFolder detectors = new DetectorFolder(folder, Limits.standard());
        detectors.look();
        Files.writeString(parts.resolve("detector.json"), "{}");
        detectors.look();
        assertThat(detectors.served()).containsOnlyKeys("parts");
        assertThat(detectors.broken()).containsOnlyKeys("parts");
        Served.Lease lease = detectors.lease("parts");
        Shelf.delete(parts);
        detectors.look();
        detectors.look();
        assertThat(detectors.served()).isEmpty();
        // Who holds it is still answered.
        float[] row = new float[lease.served().detector().encoding().shape().size()];
        assertThat(lease.served().judge(() -> new Sent(List.of("1"), row)).join()).hasSize(1);
        lease.close();
        detectors.close();
    }

    @Test
    void whyASuccessorIsNotLoadedIsListedBesideTheOneThatGoesOn() throws IOException {
        Path parts = folder.resolve("parts.detector");
        Shelf.putRows(parts);
        Shelf.putRows(folder.resolve("others"));
        try (EngramServer server = EngramServer.start(ServerSettings.of(folder))) {
            Client client = Client.of(server);
            Files.writeString(parts.resolve("detector.json"), "{}");
            JsonNode listed = client.get("/detectors").json().path("detectors");
            for (int i = 0; i < 100 && listed.get(1).path("why").isNull(); i++) {
                pause();
                listed = client.get("/detectors").json().path("detectors");
            }
            assertThat(listed).hasSize(2);
            assertThat(listed.get(0).path("why").isNull()).isTrue();
            assertThat(listed.get(1).path("name").asText()).isEqualTo("parts");
            assertThat(listed.get(1).path("ready").asBoolean()).isTrue();
            assertThat(listed.get(1).path("why").asText()).contains("detector.json");
            assertThat(client.post(SCORE, "application/json", ROW).status()).isEqualTo(200);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stoppingAnswersWhatWasAsked() {
        Shelf.putRows(folder.resolve("parts"));
        EngramServer server = EngramServer.start(ServerSettings.of(folder));
        Client client = Client.of(server);
        String rows = "[" + (ROW + ",").repeat(5000) + ROW + "]";
        client.post(SCORE, "application/json", ROW);
        List<CompletableFuture<Client.Answer>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(client.postLater(SCORE, "application/json", rows));
        }
        asked.get(0).join();
        server.close();
        // What reached the service is answered; what did not is told to try another.
        for (CompletableFuture<Client.Answer> one : asked) {
            assertThat(one.handle((answer, thrown) -> thrown == null ? answer.status() : 0).join())
                    .isIn(200, 503, 0);
        }
        assertThat(asked.get(0).join().json().path("verdicts")).hasSize(5001);
    }
}
