package engram.detection.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code detector.json}, whose last line is a checksum of those above it. One that was
 * written before there was such a line is read without.
 */
final class Description {
    private static final String CHECKSUM = "checksum";
    private static final String DAMAGED = "is damaged: ";
    private static final String WRITER = "/provenance/environment/engram";
    private static final Pattern LAST_LINE =
            Pattern.compile(",\\s*\"" + CHECKSUM + "\"\\s*:\\s*\"([0-9a-f]{64})\"\\s*}\\s*\\z");

    /** The longest that is read: a text takes several times its length once it is parsed. */
    private static final long MOST_BYTES = 256_000_000;

    private static final int SHARE_OF_HEAP = 16;

    private Description() {}

    static byte[] text(DetectorJson json) throws IOException {
        String text = DetectorJson.MAPPER.writeValueAsString(json);
        String body = text.substring(0, text.lastIndexOf('}')).stripTrailing();
        String last = ",\n  \"" + CHECKSUM + "\" : \"" + Sha256.of(body) + "\"\n}";
        return (body + last).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one and believes nothing that it says of itself.
     *
     * @param newest the newest format that can be read
     * @throws ArtifactException if it is missing, damaged or of a newer format
     */
    static DetectorJson read(Path file, int newest) {
        if (Files.notExists(file)) {
            throw new ArtifactException(file, "is missing: this is not a detector's folder");
        }
        try {
            String text = new String(bounded(file), StandardCharsets.UTF_8);
            JsonNode tree = DetectorJson.MAPPER.readTree(text);
            requireFormat(file, tree, newest);
            requireChecksum(file, (ObjectNode) tree, text);
            return parsed(file, tree);
        } catch (JsonEOFException e) {
            throw new ArtifactException(file, "is truncated");
        } catch (JsonProcessingException e) {
            throw new ArtifactException(file, DAMAGED + JsonFault.of(e));
        } catch (IOException e) {
            throw ArtifactException.unreadable(file, e);
        }
    }

    private static DetectorJson parsed(Path file, JsonNode tree) {
        String writer = tree.at(WRITER).asText();
        try {
            DetectorJson json = DetectorJson.MAPPER.treeToValue(tree, DetectorJson.class);
            Soundness.require(json);
            return json;
        } catch (JsonProcessingException e) {
            throw Refusal.of(file, writer, DAMAGED, JsonFault.of(e));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(file, writer, DAMAGED, e.getMessage());
        }
    }

    /**
     * Any file of JSON, such as a training's plan.
     *
     * @throws ArtifactException if it is damaged
     */
    static JsonNode tree(Path file) {
        try {
            return DetectorJson.MAPPER.readTree(bounded(file));
        } catch (JsonProcessingException e) {
            throw new ArtifactException(file, DAMAGED + JsonFault.of(e));
        } catch (IOException e) {
            throw ArtifactException.unreadable(file, e);
        }
    }

    private static byte[] bounded(Path file) throws IOException {
        FileMark.requireFile(file);
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        if (Files.size(file) > most) {
            throw new ArtifactException(
                    file,
                    "has "
                            + Files.size(file)
                            + " bytes, and with this heap no more than "
                            + most
                            + " are read; give Java more by -Xmx if that is right");
        }
        return Files.readAllBytes(file);
    }

    private static void requireFormat(Path file, JsonNode tree, int newest) {
        long format = tree.path("format").asLong();
        if (format < 1) {
            throw new ArtifactException(file, "is not a detector's: it names no format");
        }
        if (format > newest) {
            throw new ArtifactException(
                    file,
                    "was written by a newer Engram (format "
                            + format
                            + "); this one reads up to "
                            + newest
                            + ": update Engram");
        }
    }

    private static void requireChecksum(Path file, ObjectNode tree, String text) {
        if (tree.remove(CHECKSUM) == null) {
            return;
        }
        Matcher last = LAST_LINE.matcher(text);
        if (!last.find() || !Sha256.of(text.substring(0, last.start())).equals(last.group(1))) {
            throw new ArtifactException(
                    file,
                    "was changed after it was written: its checksum is another; whoever means the"
                            + " change removes the line with the checksum");
        }
    }
}
