package engram.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks a service, as a program would. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String key;

    private Client(String address, String key) {
        this.address = address;
        this.key = key;
    }

    static Client of(EngramServer server) {
        return new Client("http://127.0.0.1:" + server.port(), null);
    }

    /**
     * The same on a connection of its own: a server that takes a path for an attack closes the
     * connection, perhaps just when the next request has gone out on it.
     */
    Client anew() {
        return new Client(address, key);
    }

    Client withKey(String given) {
        return new Client(address, given);
    }

    /** An answer: its status and its body. */
    record Answer(int status, String type, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        String error() {
            return json().path("error").asText();
        }
    }

    Answer get(String path) {
        return answer(request(path).GET().build());
    }

    Answer post(String path, String type, String body) {
        return answer(posted(path, type, body));
    }

    Answer post(String path, String type, byte[] body) {
        return answer(
                request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    Answer postForPage(String path, String type, byte[] body) {
        return answer(
                request(path)
                        .header("Content-Type", type)
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    CompletableFuture<Answer> postLater(String path, String type, String body) {
        return http.sendAsync(posted(path, type, body), BodyHandlers.ofString())
                .thenApply(Client::answer);
    }

    private HttpRequest posted(String path, String type, String body) {
        return request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + path));
        return key == null ? builder : builder.header("Authorization", "Bearer " + key);
    }

    private Answer answer(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }
}
