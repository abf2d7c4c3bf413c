package engram.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is answered to requests that do not reach a route. */
final class ErrorBodies extends ErrorHandler {

    /** What went wrong, and what to do. */
    static String of(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this address; see /openapi.yaml for what there is";
            case 408 -> "the request took too long to arrive; send it faster, or in smaller parts";
            case 413 ->
                    "the request is larger than the service takes; send fewer samples at once, or"
                            + " start the service with a larger --max-megabytes";
            case 503 -> "the service is stopping or overloaded; try again in a second";
            case 414 -> "the address is too long; samples are sent as the body of a POST";
            case 426, 505 -> "the service speaks HTTP/1.1 and HTTP/1.0";
            case 431 -> "the request's headers are too large; samples are sent as its body";
            default ->
                    status < 500
                            ? "the request cannot be understood; see /openapi.yaml"
                            : "the service failed; its log says more";
        };
    }

    /** The same as a body. */
    static byte[] json(int status) {
        return ("{\"error\":\"" + of(status) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** 405: the address is there, for others. */
    static String asked(String methods) {
        return "this address is asked by " + methods + "; see /openapi.yaml";
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            String message,
            Throwable cause,
            Callback callback)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(json(code)), callback);
    }
}
