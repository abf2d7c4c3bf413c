package engram.cli;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.data.Counted;
import engram.server.ApiKeys;
import engram.server.EngramServer;
import engram.server.ServerSettings;
import engram.server.Tls;
import engram.server.requests.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram serve}. */
@Command(
        name = "serve",
        description = {
            "Serves every detector in DIR over HTTP, under the name of its folder: the Open Inference"
                    + " Protocol (/v2), plainer JSON (/detectors), a page to try them (/).",
            "A detector that is replaced, added or removed in DIR is so in the service a second later."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram serve detectors",
            "  engram serve --new-key line-4 --for screws,caps --keys keys.txt",
            "  engram serve detectors --host 0.0.0.0 --keys keys.txt --tls-keystore service.p12"
                    + " --tls-password-file password.txt"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A folder whose subfolders are detectors.")
    private Path folder;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "Port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--keys", paramLabel = "FILE", description = "Who may ask what.")
    private Path keys;

    @Option(
            names = "--new-key",
            paramLabel = "NAME",
            description = "Make a key, show it once, and add it to the file of --keys if given.")
    private String newKey;

    @Option(
            names = "--for",
            paramLabel = "NAMES",
            split = ",",
            defaultValue = "*",
            description = "The detectors that the new key is good for; all if not given.")
    private List<String> detectors;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "Its last day, such as 2027-12-31.")
    private String until;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "A PKCS #12 file, for HTTPS.")
    private Path keystore;

    @Option(names = "--tls-password-file", paramLabel = "FILE", description = "Its password.")
    private Path password;

    @Option(names = "--max-megabytes", defaultValue = "16", description = "Of a request (16).")
    private int megabytes;

    @Option(names = "--max-samples", defaultValue = "10000", description = "Of a request (10000).")
    private int samples;

    @Option(names = "--max-megapixels", defaultValue = "50", description = "Of a picture (50).")
    private int megapixels;

    @Option(
            names = "--max-waiting",
            defaultValue = "256",
            description = "Requests of a detector that may wait (256).")
    private int waiting;

    @Option(
            names = "--max-seconds",
            defaultValue = "30",
            description = "For a request to arrive, and to be answered (30).")
    private int seconds;

    @Option(
            names = "--batch-milliseconds",
            defaultValue = "2",
            description = "How long samples may wait for others to be scored with (2).")
    private int batching;

    @Override
    public Integer call() throws InterruptedException {
        if (newKey != null) {
            return makeKey();
        }
        if (folder == null) {
            throw new BadUsageException("name a folder whose subfolders are detectors");
        }
        if (port < 0 || port > 65_535) {
            throw new BadUsageException("--port is 0 to 65535, not " + port);
        }
        EngramServer server = EngramServer.start(settings());
        // Whoever stops the process lets requests under way be answered.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "engram-stop"));
        told(server);
        new CountDownLatch(1).await();
        return Exit.OK;
    }

    private ServerSettings settings() {
        Limits limits =
                new Limits(
                        megabytes,
                        samples,
                        megapixels,
                        waiting,
                        Duration.ofSeconds(seconds),
                        Duration.ofMillis(batching));
        return new ServerSettings(
                folder, host, port, limits, Optional.ofNullable(keys), Optional.ofNullable(tls()));
    }

    private Tls tls() {
        if (keystore == null) {
            return null;
        }
        if (password == null) {
            throw new BadUsageException(
                    "--tls-keystore needs --tls-password-file, a file with its password");
        }
        try {
            return new Tls(keystore, Files.readString(password).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void told(EngramServer server) {
        PrintWriter err = spec.commandLine().getErr();
        if (keys == null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
            err.println("warning: without --keys everybody who reaches " + host + " may ask");
        }
        err.printf(
                "%s at %s://%s:%d/%n",
                Counted.of(server.detectors(), "detector"),
                keystore == null ? "http" : "https",
                host,
                server.port());
        err.flush();
    }

    private int makeKey() {
        if (!newKey.matches("[\\w.-]+")) {
            throw new BadUsageException("a key's name is letters, digits, dots and dashes");
        }
        ApiKeys.Made made = ApiKeys.make(newKey, day(), detectors);
        if (keys != null) {
            try {
                Files.writeString(
                        keys,
                        made.line() + System.lineSeparator(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            spec.commandLine().getErr().println("line for the file of keys: " + made.line());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(made.key());
        out.flush();
        return Exit.OK;
    }

    private Optional<LocalDate> day() {
        try {
            Optional<LocalDate> last = Optional.ofNullable(until).map(LocalDate::parse);
            if (last.filter(day -> day.isBefore(LocalDate.now(ZoneOffset.UTC))).isPresent()) {
                throw new BadUsageException(
                        "--until is a key's last day, and " + until + " is past; give a later one");
            }
            return last;
        } catch (DateTimeParseException e) {
            throw new BadUsageException("--until is a day such as 2027-12-31, not " + until);
        }
    }
}
