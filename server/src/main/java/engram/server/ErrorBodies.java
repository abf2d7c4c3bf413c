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
            case 400 -> "the request cannot be understood; see /openapi.yaml";
            case 404 -> "there is nothing at this address; see /openapi.yaml for what there is";
            case 405 -> "this address is not asked so; see /openapi.yaml";
            case 408 -> "the request took too long to arrive; send it faster, or in smaller parts";
            case 413 ->
                    "the request is larger than the service takes; send fewer samples at once, or"
                            + " start the service with a larger --max-megabytes";
            case 503 -> "the service is stopping or overloaded; try again in a second";
            default -> "the service failed; its log says more";
        };
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
        byte[] body = ("{\"error\":\"" + of(code) + "\"}").getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
