package engram.detection.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;

/** A table's encoding as text, for those who hand it to another process. */
public final class EncodingText {
    private EncodingText() {}

    /** The encoding as {@code detector.json} has it. */
    public static String of(TableEncoding encoding) {
        try {
            return DetectorJson.MAPPER.writerFor(Encoding.class).writeValueAsString(encoding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The encoding that a text is of.
     *
     * @throws IllegalArgumentException if it is of none
     */
    public static TableEncoding read(String text) {
        try {
            return (TableEncoding) DetectorJson.MAPPER.readValue(text, Encoding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no encoding: " + JsonFault.of(e), e);
        }
    }
}
