package engram.server.requests;

import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import io.javalin.http.Context;
import java.util.Optional;

/** The samples of a plain request, by what its content is said to be. */
public final class PlainBody {
    private PlainBody() {}

    /**
     * Reads rows in JSON or CSV, or pictures: what the encoding takes.
     *
     * @param id the column that names rows of CSV, where they have it
     * @throws Problem if they are something else, or more than the limits allow
     */
    public static Sent read(
            Context context, Encoding encoding, Optional<String> id, Limits limits) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (encoding instanceof ImageEncoding pictures) {
            if (type.contains("json") || type.contains("csv")) {
                throw Problem.badRequest(
                        "this detector judges pictures; send one as the body with its own"
                                + " Content-Type, such as image/png");
            }
            return SentPictures.read(context, pictures, limits);
        }
        if (!(encoding instanceof TableEncoding table)) {
            throw Problem.badRequest(
                    "this detector judges "
                            + encoding.shape()
                            + ", which the service does not take");
        }
        if (type.startsWith("image/")) {
            throw Problem.badRequest("this detector judges rows; send JSON or CSV");
        }
        return type.contains("csv")
                ? CsvRows.read(context.bodyAsBytes(), table, id, limits)
                : JsonRows.read(context.bodyAsBytes(), table, limits);
    }
}
