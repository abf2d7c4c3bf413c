package engram.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final String ROW = "{\"width\": 10, \"height\": 10, \"colour\": \"red\"}";

    @TempDir private Path folder;

    private static int score(Client client, String detector) {
        return client.post("/detectors/" + detector + "/score", "application/json", ROW).status();
    }

    @Test
    void aKeyIsGoodForItsDetectorsUntilItsLastDay() throws IOException {
        Path detectors = folder.resolve("detectors");
        Shelf.putRows(detectors.resolve("parts"));
        Shelf.putRows(detectors.resolve("others"));
        ApiKeys.Made line4 = ApiKeys.make("line-4", Optional.empty(), List.of("parts", "caps"));
        ApiKeys.Made all =
                ApiKeys.make(
                        "all",
                        Optional.of(LocalDate.now(ZoneOffset.UTC).plusDays(2)),
                        List.of("*"));
        ApiKeys.Made over =
                ApiKeys.make("over", Optional.of(LocalDate.of(2020, 1, 1)), List.of("*"));
        Path keys = folder.resolve("keys.txt");
        Files.write(keys, List.of("# who may ask", line4.line(), all.line(), over.line()));
        assertThat(Files.readString(keys)).doesNotContain(line4.key());
        try (EngramServer server =
                EngramServer.start(ServerSettings.of(detectors).withKeys(keys))) {
            Client client = Client.of(server);
            assertThat(score(client, "parts")).isEqualTo(401);
            assertThat(score(client.withKey("wrong"), "parts")).isEqualTo(401);
            assertThat(score(client.withKey(line4.key()), "parts")).isEqualTo(200);
            assertThat(score(client.withKey(line4.key()), "others")).isEqualTo(403);
            // Nor does it tell whether there is such a detector.
            assertThat(score(client.withKey(line4.key()), "none")).isEqualTo(403);
            assertThat(score(client.withKey(all.key()), "others")).isEqualTo(200);
            assertThat(client.withKey(over.key()).get("/detectors").error())
                    .contains("was good until 2020-01-01");
            assertThat(client.withKey(line4.key()).get("/detectors").json().path("detectors"))
                    .hasSize(1);
            assertThat(client.withKey(line4.key()).get("/metrics").status()).isEqualTo(403);
            assertThat(client.withKey(all.key()).get("/metrics").status()).isEqualTo(200);
            assertThat(client.get("/health").status()).isEqualTo(200);

            Files.writeString(keys, all.line());
            Files.setLastModifiedTime(keys, FileTime.from(Instant.now().plusSeconds(5)));
            assertThat(score(client.withKey(line4.key()), "parts")).isEqualTo(401);
        }
    }

    @Test
    void aFileThatIsNoneIsRefusedAtTheStart() throws IOException {
        Path keys = folder.resolve("keys.txt");
        Files.writeString(keys, "line-4 secret never *\n");
        assertThatThrownBy(() -> new ApiKeys(keys))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("keys.txt, line 1: expected NAME SHA256 DAY DETECTORS");
        assertThatThrownBy(() -> new ApiKeys(folder.resolve("none")))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("does not exist");
    }
}
