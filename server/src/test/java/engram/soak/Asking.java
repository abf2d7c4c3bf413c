package engram.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Requests to score rows of a table. */
final class Asking {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final List<Map<String, Object>> rows;

    Asking(int port, String detector, List<Map<String, Object>> rows) {
        this.address = URI.create("http://127.0.0.1:" + port + "/detectors/" + detector + "/score");
        this.rows = rows;
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    /** A request for the first rows. */
    HttpRequest first(int count) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body(count)))
                .build();
    }

    byte[] body(int count) {
        try {
            return JSON.writeValueAsBytes(rows.subList(0, count));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be asked over one connection. */
    PlainClient plainly() throws IOException {
        return new PlainClient(address.getPort());
    }

    /** Whether as many verdicts came back as there were rows. */
    boolean isAnswered(HttpRequest request, int count) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    && JSON.readTree(answer.body()).path("verdicts").size() == count;
        } catch (IOException e) {
            return false;
        }
    }
}
