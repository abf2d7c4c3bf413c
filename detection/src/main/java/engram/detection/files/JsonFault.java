package engram.detection.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** What is wrong with JSON and where, without what the parser advises whoever programs it. */
final class JsonFault {
    private JsonFault() {}

    static String of(JsonProcessingException e) {
        Throwable said = e.getCause() == null ? e : e.getCause();
        String message =
                said instanceof JsonProcessingException json
                        ? json.getOriginalMessage()
                        : said.getMessage();
        return where(e) + plain(String.valueOf(message));
    }

    /** The line of a text, the path of what is in a tree of it. */
    private static String where(JsonProcessingException e) {
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            return "line " + e.getLocation().getLineNr() + ": ";
        }
        String path =
                e instanceof JsonMappingException mapping
                        ? mapping.getPath().stream()
                                .map(JsonFault::step)
                                .collect(Collectors.joining("."))
                        : "";
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null
                ? Integer.toString(step.getIndex())
                : step.getFieldName();
    }

    private static String plain(String message) {
        return message.replaceAll(
                        "\\s*\\((?:set|use|enable|class|for|although|but could) [^)]*\\)", "")
                .replace(", not marked as ignorable", "")
                .replaceAll(
                        "no \\S+-argument constructor/factory method to deserialize from .* value",
                        "found")
                .replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }
}
