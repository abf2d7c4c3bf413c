package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import engram.server.requests.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final String ROW = "{\"width\": 10, \"height\": 10, \"colour\": \"red\"}";
    private static final String SCORE = "/detectors/parts/score";

    @TempDir private static Path folder;
    private static EngramServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        Shelf.putRows(folder.resolve("parts"));
        Limits limits = new Limits(1, 100, 50, 64, Duration.ofSeconds(1), Duration.ofMillis(2));
        server = EngramServer.start(ServerSettings.of(folder).withLimits(limits));
        client = Client.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLargeBodyIsRefusedWithWhatToDo() {
        Client.Answer answer = client.post(SCORE, "application/json", " ".repeat(1_100_000) + ROW);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).contains("--max-megabytes");
    }

    /** Clients that look for no answer before all is sent, each on a connection of its own. */
    @Test
    void whoStillSendsIsToldToo() {
        String body = " ".repeat(30_000_000);
        for (int i = 0; i < 20; i++) {
            Client.Answer answer = client.anew().post(SCORE, "application/json", body);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.error()).contains("--max-megabytes");
        }
    }

    @Test
    void manySamplesAreRefusedWithWhatToDo() {
        String rows = "[" + (ROW + ",").repeat(100) + ROW + "]";
        Client.Answer answer = client.post(SCORE, "application/json", rows);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).contains("100 samples").contains("--max-samples");
        String csv = "width,height,colour\n" + "10,10,red\n".repeat(101);
        assertThat(client.post(SCORE, "text/csv", csv).status()).isEqualTo(413);
    }

    /** Such a client sends nothing before it is told to. */
    @Test
    void whoAsksBeforeSendingIsToldAtOnce() throws IOException {
        try (Socket socket = begun("Content-Length: 2000000\r\nExpect: 100-continue", "")) {
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("--max-megabytes");
        }
    }

    private Socket halfSent() throws IOException {
        return begun("Content-Length: 1000", "{\"width\":");
    }

    private Socket begun(String headers, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(
                ("POST "
                                + SCORE
                                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + headers
                                + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** More of them than there are threads. */
    @Test
    void slowSendersHoldUpNobodyAndAreToldSo() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(halfSent());
        }
        for (int i = 0; i < 20; i++) {
            assertThat(client.post(SCORE, "application/json", ROW).status()).isEqualTo(200);
        }
        for (Socket socket : slow) {
            try (socket) {
                String answer =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 408").contains("too long to arrive");
            }
        }
    }

    @Test
    void whoGoesAwayIsForgotten() throws IOException {
        for (int i = 0; i < 50; i++) {
            halfSent().close();
        }
        assertThat(client.post(SCORE, "application/json", ROW).status()).isEqualTo(200);
    }

    @Test
    void aThousandConnectionsAreHeld() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                idle.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            assertThat(client.post(SCORE, "application/json", ROW).status()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(client.get("/nothing").status()).isEqualTo(404);
        assertThat(client.get("/nothing").error()).contains("openapi.yaml");
    }

    /** All that a server says to what was sent, byte by byte. */
    private String said(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /detectors/parts/score|405|asked by POST",
                "PUT /detectors/parts/score|405|asked by POST",
                "POST /detectors|405|asked by GET",
                "OPTIONS /detectors/parts/score|405|asked by POST",
            })
    void anAddressThatIsAskedOtherwiseSaysHow(String asked, int status, String what)
            throws IOException {
        assertThat(said(asked + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("Allow: ", what);
    }

    @Test
    void whoSendsWhatIsNoRequestIsToldWhatIsWrongWithIt() throws IOException {
        String post = "POST " + SCORE + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        assertThat(said("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("the address is too long");
        assertThat(said(post + "X-Many: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("headers are too large");
        assertThat(said("GET /health HTTP/2.0\r\nHost: x\r\n\r\n")).contains("speaks HTTP/1.1");
        assertThat(said(post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("cannot be understood");
        assertThat(said(post + "Content-Length: 500\r\n\r\n{")).startsWith("HTTP/1.1 400");
        assertThat(said(post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415")
                .contains("send it as it is");
    }
}
