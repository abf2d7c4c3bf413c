package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.terminal.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir private Path folder;

    @Test
    void aKeyIsShownOnceAndItsHashKept() throws IOException {
        Path keys = folder.resolve("keys.txt");
        String key =
                successfully("serve", "--new-key", "line-4", "--for", "screws,caps", "--keys", keys)
                        .out()
                        .strip();
        successfully("serve", "--new-key", "all", "--until", "2999-01-31", "--keys", keys);
        assertThat(key).hasSizeGreaterThan(40);
        assertThat(Files.readAllLines(keys))
                .hasSize(2)
                .noneMatch(line -> line.contains(key))
                .satisfiesExactly(
                        line -> assertThat(line).matches("line-4 [0-9a-f]{64} never screws,caps"),
                        line -> assertThat(line).endsWith(" 2999-01-31 *"));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "neither key nor certificate");
        assertRefused("name a folder", "serve");
        assertRefused("is not a folder", "serve", folder.resolve("none"));
        assertRefused("--port is 0 to 65535", "serve", folder, "--port", "99999");
        assertRefused("--until is a day", "serve", "--new-key", "a", "--until", "soon");
        assertRefused("2020-01-01 is past", "serve", "--new-key", "a", "--until", "2020-01-01");
        assertRefused("letters, digits", "serve", "--new-key", "a b");
        assertRefused("--tls-password-file", "serve", folder, "--tls-keystore", "x.p12");
        Object[] tls = {"--tls-keystore", text, "--tls-password-file", text};
        assertRefused("no PKCS #12 file", Shell.words(new Object[] {"serve", folder}, tls));
        assertRefused("does not exist", "serve", folder, "--keys", folder.resolve("none"));
        assertRefused("megabytes", "serve", folder, "--max-megabytes", "0");
    }

    private static void assertRefused(String said, Object... arguments) {
        Shell.Outcome outcome = engram(arguments);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains(said).startsWith("error: ").hasLineCount(1);
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        Shell.Outcome outcome = engram("serve", folder, "--host", "1.2.3.4.5", "--port", 0);
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err())
                .contains("cannot listen on 1.2.3.4.5:0: there is no such address");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell.Outcome outcome = engram("serve", folder, "--port", taken.getLocalPort());
            assertThat(outcome.code()).isEqualTo(Exit.FAILED);
            assertThat(outcome.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("Javalin");
        }
    }
}
