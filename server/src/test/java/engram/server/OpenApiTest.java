package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Test
    void theDocumentNamesEveryRouteAndNoOther(@TempDir Path folder) throws IOException {
        try (EngramServer server = EngramServer.start(ServerSettings.of(folder))) {
            String text = Client.of(server).get("/openapi.yaml").text();
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(text);
            Set<String> documented = new TreeSet<>();
            for (var path : document.path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        documented.add(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }
            }
            assertThat(documented).isEqualTo(server.routes());
            assertThat(document.findValuesAsText("$ref"))
                    .allSatisfy(
                            ref ->
                                    assertThat(document.at(ref.substring(1)).isMissingNode())
                                            .as(ref)
                                            .isFalse());
        }
    }

    /** What a page takes from elsewhere is not there in a plant without a way out. */
    @Test
    void thePageNeedsNothingFromElsewhere(@TempDir Path folder) {
        try (EngramServer server = EngramServer.start(ServerSettings.of(folder))) {
            Client.Answer page = Client.of(server).get("/");
            assertThat(page.type()).startsWith("text/html");
            assertThat(page.text().replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http://")
                    .doesNotContain("https://");
        }
    }
}
