package engram.server.requests;

import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import io.javalin.http.Context;
import java.util.Locale;
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
        String type =
                Optional.ofNullable(context.contentType()).orElse("").toLowerCase(Locale.ROOT);
        requireOpen(context);
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
        if (type.startsWith("image/") || type.startsWith("multipart/")) {
            throw Problem.badRequest(
                    "this detector judges rows; send JSON or CSV as the body, with Content-Type:"
                            + " application/json or text/csv");
        }
        if (type.contains("csv")) {
            return CsvRows.read(context.bodyAsBytes(), table, id, limits);
        }
        return type.contains("json")
                ? JsonRows.read(context.bodyAsBytes(), table, limits)
                : unnamed(context.bodyAsBytes(), type, table, limits);
    }

    /** What is not said to be JSON may be all the same: curl calls it a form. */
    private static Sent unnamed(byte[] body, String type, TableEncoding table, Limits limits) {
        try {
            return JsonRows.read(body, table, limits);
        } catch (Problem e) {
            throw e.status() == 400
                    ? Problem.badRequest(
                            e.getMessage()
                                    + " (read as JSON, as its Content-Type is "
                                    + (type.isEmpty() ? "missing" : type)
                                    + "; CSV is sent as text/csv)")
                    : e;
        }
    }

    /**
     * Refuses what is packed, which would be read as gibberish.
     *
     * @throws Problem if it is
     */
    public static void requireOpen(Context context) {
        String packed = context.header("Content-Encoding");
        if (packed != null && !packed.isBlank() && !packed.equalsIgnoreCase("identity")) {
            throw Problem.packed(
                    "the body is packed (Content-Encoding: "
                            + packed
                            + "), which the service does not take; send it as it is");
        }
    }
}
