package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorwayTest {
    @TempDir private Path folder;

    @Test
    void anErrorThatIsNoExceptionIsAnsweredInWordsToo() throws IOException, InterruptedException {
        Javalin javalin =
                Javalin.create(
                        config -> {
                            new Doorway(ServerSettings.of(folder)).configure(config);
                            config.routes.get(
                                    "/broken",
                                    context -> {
                                        throw new StackOverflowError("planted");
                                    });
                        });
        javalin.start("127.0.0.1", 0);
        try {
            URI address = URI.create("http://127.0.0.1:" + javalin.port() + "/broken");
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).contains("\"error\"").contains("its log says more");
        } finally {
            javalin.stop();
        }
    }
}
