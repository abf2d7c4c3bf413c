package engram.server.requests;

import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.images.PictureEncoder;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Pictures: one as the body, or several as the files of a form. */
final class SentPictures {
    private SentPictures() {}

    /**
     * @throws Problem if there is none, or one cannot be read as a picture
     */
    static Sent read(Context context, ImageEncoding encoding, Limits limits) {
        PictureEncoder encoder = new PictureEncoder(encoding);
        List<String> ids = new ArrayList<>();
        List<float[]> encoded = new ArrayList<>();
        if (context.isMultipartFormData()) {
            List<UploadedFile> files = files(context);
            limits.requireSamples(files.size());
            for (UploadedFile file : files) {
                ids.add(file.filename());
                encoded.add(encode(bytes(file), file.filename(), encoder, limits));
            }
        } else {
            byte[] body = context.bodyAsBytes();
            if (body.length > 0) {
                ids.add("picture");
                encoded.add(encode(body, "the picture", encoder, limits));
            }
        }
        if (ids.isEmpty()) {
            throw Problem.badRequest(
                    "there is no picture; send one as the body (curl --data-binary @part.png), or"
                            + " several as files of a form (curl -F file=@part.png)");
        }
        return new Sent(ids, JsonRows.joined(encoded));
    }

    private static List<UploadedFile> files(Context context) {
        try {
            return context.uploadedFiles();
        } catch (Exception e) {
            // Kotlin declares no checked exceptions. What is left of the body is not read, so that
            // no
            // other request can follow on its connection.
            context.header("Connection", "close");
            if (isDisk(e)) {
                throw Problem.unavailable(
                        "the service has no room for the pictures on its disk; send fewer at once,"
                                + " or tell whoever runs it");
            }
            throw Problem.badRequest(
                    "the form cannot be read; send files as multipart/form-data with a boundary, as"
                            + " curl -F file=@part.png does");
        }
    }

    /** The body itself is in memory: what cannot be written, but for its end, are its parts. */
    private static boolean isDisk(Throwable thrown) {
        boolean here = thrown instanceof IOException && !(thrown instanceof EOFException);
        return thrown != null && (here || isDisk(thrown.getCause()));
    }

    private static byte[] bytes(UploadedFile file) {
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Problem.badRequest("file " + file.filename() + " did not arrive whole");
        }
    }

    private static float[] encode(
            byte[] bytes, String name, PictureEncoder encoder, Limits limits) {
        try {
            return encoder.encode(bytes, limits.megapixels());
        } catch (UnreadableDataException e) {
            // A detector's setting is not what whoever runs a service can change.
            throw Problem.badRequest(
                    name + " " + e.getMessage().replace("data.largestPicture", "--max-megapixels"));
        }
    }
}
