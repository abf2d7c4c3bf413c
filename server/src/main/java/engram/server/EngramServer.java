package engram.server;

import engram.data.UnreadableDataException;
import engram.server.detectors.DetectorFolder;
import engram.server.requests.Json;
import engram.server.requests.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service: detectors of a folder behind an address. {@link #close} lets requests under way be
 * answered, and takes no others.
 */
public final class EngramServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngramServer.class);
    private static final long LOOK_MILLIS = 1_000;

    private final DetectorFolder folder;
    private final Metrics metrics;
    private final Javalin javalin;
    private final Thread watch = new Thread(this::watch, "engram-folder");
    private volatile boolean stopping;

    private EngramServer(ServerSettings settings) {
        folder = new DetectorFolder(settings.folder(), settings.limits());
        metrics = new Metrics(folder);
        Access access = new Access(settings.keys().map(ApiKeys::new));
        Asked asked = new Asked(folder, access, settings.limits(), metrics);
        javalin =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.startup.showOldJavalinVersionWarning = false;
                            config.startup.startupWatcherEnabled = false;
                            config.http.maxRequestSize = settings.limits().bytes();
                            config.http.prefer405over404 = true;
                            new Doorway(settings).configure(config);
                            routes(config, asked, access);
                        });
    }

    /**
     * Loads the folder's detectors and listens.
     *
     * @throws UnreadableDataException if there is no such folder, or its keys cannot be read
     * @throws UncheckedIOException if the port is taken or the certificate cannot be read
     */
    public static EngramServer start(ServerSettings settings) {
        EngramServer server = new EngramServer(settings);
        try {
            server.folder.look();
            server.javalin.start(settings.host(), settings.port());
        } catch (JavalinException e) {
            server.close();
            throw Doorway.cannotListen(settings, e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        server.metrics.watch();
        server.watch.setDaemon(true);
        server.watch.start();
        return server;
    }

    private void watch() {
        try {
            while (!stopping) {
                Thread.sleep(LOOK_MILLIS);
                folder.look();
            }
        } catch (InterruptedException e) {
            return; // the service is stopping
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** How many detectors answer. */
    public int detectors() {
        return folder.served().size();
    }

    /** What may be asked, such as {@code GET /detectors}. */
    Set<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void routes(JavalinConfig config, Asked asked, Access access) {
        config.requestLogger.http(
                (context, milliseconds) ->
                        metrics.requested(route(context), context.statusCode(), milliseconds));
        var routes = config.routes;
        routes.get("/", context -> context.html(resource("page.html")));
        routes.get(
                "/openapi.yaml",
                context ->
                        context.contentType("application/yaml").result(resource("openapi.yaml")));
        routes.get("/health", this::health);
        routes.get(
                "/metrics",
                context -> {
                    access.requireAll(context);
                    context.contentType("text/plain; version=0.0.4").result(metrics.page());
                });
        new InferenceRoutes(asked, () -> !stopping).add(routes);
        new DetectorRoutes(asked, folder, access).add(routes);
        new ScoreRoutes(asked).add(routes);
        routes.exception(Problem.class, (problem, context) -> tell(problem, context));
        routes.exception(
                MethodNotAllowedResponse.class,
                (thrown, context) -> {
                    String methods = String.join(", ", thrown.getDetails().values());
                    context.status(thrown.getStatus()).header("Allow", methods);
                    Json.answer(context, Map.of("error", ErrorBodies.asked(methods)));
                });
        routes.exception(
                HttpResponseException.class,
                (thrown, context) ->
                        Json.answer(
                                context.status(thrown.getStatus()),
                                Map.of("error", ErrorBodies.of(thrown.getStatus()))));
        routes.exception(Exception.class, EngramServer::failed);
    }

    private static String route(Context context) {
        var matched = context.endpoints().lastHttpEndpoint();
        return matched == null ? "none" : matched.path;
    }

    private void health(Context context) {
        Json.answer(
                context.status(stopping ? 503 : 200),
                Map.of(
                        "status",
                        stopping ? "stopping" : "ok",
                        "detectors",
                        folder.served().size(),
                        "broken",
                        folder.broken().size()));
    }

    private static void tell(Problem problem, Context context) {
        context.status(problem.status());
        problem.retry()
                .ifPresent(seconds -> context.header("Retry-After", String.valueOf(seconds)));
        Json.answer(context, Map.of("error", problem.getMessage()));
    }

    private static void failed(Exception thrown, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), thrown);
        Json.answer(context.status(500), Map.of("error", ErrorBodies.of(500)));
    }

    private static String resource(String name) {
        try (InputStream in = EngramServer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers what has been asked, and stops. */
    @Override
    public void close() {
        stopping = true;
        watch.interrupt();
        javalin.stop();
        folder.close();
    }
}
