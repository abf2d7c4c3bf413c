package engram.server;

import engram.data.UnreadableDataException;
import engram.server.requests.Limits;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How connections come in. A body is read whole before a thread is given to its request, so that
 * however many send slowly, none of those that do not has to wait.
 */
final class Doorway {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
    private static final int THREADS = 64;
    private static final int HEAD_BYTES = 16_384;
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 20_000;

    private final ServerSettings settings;

    Doorway(ServerSettings settings) {
        this.settings = settings;
    }

    void configure(JavalinConfig config) {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 8);
        pool.setName("engram-http");
        pool.setDaemon(true);
        config.jetty.threadPool = pool;
        config.jetty.modifyHttpConfiguration(
                http -> {
                    http.setSendServerVersion(false);
                    http.setRequestHeaderSize(HEAD_BYTES);
                });
        config.jetty.modifyServer(
                server -> {
                    server.setStopTimeout(STOP_MILLIS);
                    server.setErrorHandler(new ErrorBodies());
                    Limits limits = settings.limits();
                    GracefulHandler graceful = new GracefulHandler();
                    graceful.setHandler(new WholeBody(limits.bytes(), limits.answer()));
                    server.setHandler(graceful);
                });
        config.jetty.addConnector(this::connector);
        config.router.javaLangErrorHandler(Doorway::failed);
    }

    /** An error that is no exception: Javalin would answer with nothing. */
    private static void failed(HttpServletResponse response, Error thrown) {
        LOG.error("a request failed", thrown);
        byte[] body = ErrorBodies.json(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.debug("whoever asked has gone", e);
        }
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector =
                settings.tls()
                        .map(tls -> secure(server, http, tls))
                        .orElseGet(
                                () -> new ServerConnector(server, new HttpConnectionFactory(http)));
        requireFree();
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.limits().answer().toMillis() + IDLE_MILLIS);
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    /** Before Javalin would log it in words of its own. */
    private void requireFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // as the service does: the port of one that has just ended
            InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
            if (address.isUnresolved()) {
                throw new SocketException("there is no such address");
            }
            probe.bind(address);
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    static UncheckedIOException cannotListen(ServerSettings settings, Exception why) {
        Throwable cause = why;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String address = settings.host() + ":" + settings.port();
        return new UncheckedIOException(
                new IOException("cannot listen on " + address + ": " + cause.getMessage(), why));
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, Tls tls) {
        if (!Files.isReadable(tls.keystore())) {
            throw new UnreadableDataException(
                    tls.keystore(), "cannot be read; it is to be a PKCS #12 file");
        }
        requireCertificate(tls);
        SslContextFactory.Server certificate = new SslContextFactory.Server();
        certificate.setKeyStorePath(tls.keystore().toString());
        certificate.setKeyStoreType("PKCS12");
        certificate.setKeyStorePassword(tls.password());
        // Hosts that are called by address or by another name than the certificate's are let in.
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.setCustomizers(List.of(new SecureRequestCustomizer(false)));
        return new ServerConnector(
                server,
                new SslConnectionFactory(certificate, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(secure));
    }

    /** Jetty would say it in the words of a decoder, and not which file it is. */
    private static void requireCertificate(Tls tls) {
        try (InputStream in = Files.newInputStream(tls.keystore())) {
            KeyStore.getInstance("PKCS12").load(in, tls.password().toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new UnreadableDataException(
                    tls.keystore(), "is no PKCS #12 file that the given password opens");
        }
    }
}
