package engram.detection.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the leaves of a YAML file, each with its line; keys without a value are passed over. */
final class YamlSettings {
    private final Path file;
    private final JsonParser parser;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private YamlSettings(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * @throws UnreadableDataException if the file cannot be read or is not YAML
     */
    static Map<String, Setting> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file, reader);
        } catch (NoSuchFileException e) {
            throw new UnreadableDataException(file, "no such file");
        } catch (IOException e) {
            throw new UnreadableDataException(
                    file, "cannot be read: " + UnreadableDataException.reason(e));
        }
    }

    /**
     * @param name what to call the text in messages
     */
    static Map<String, Setting> parse(String name, String yaml) {
        try {
            return read(Path.of(name), new StringReader(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    private static Map<String, Setting> read(Path file, Reader reader) throws IOException {
        try (JsonParser parser = new YAMLFactory().createParser(reader)) {
            return new YamlSettings(file, parser).document();
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnreadableDataException(file, line, "is not YAML: " + inOneLine(e));
        }
    }

    /** The parser shows the offending lines indented below what it says about them. */
    private static String inOneLine(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Setting> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            group("");
        } else if (first != null) {
            throw new UnreadableDataException(file, line(), "expected lines \"key: value\"");
        }
        return settings;
    }

    private void group(String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = prefix + parser.currentName();
            int line = line();
            JsonToken value = parser.nextToken();
            Setting setting = new Setting(key, parser.getText(), file + ":" + line + ": ");
            if (value == JsonToken.START_OBJECT) {
                group(key + ".");
            } else if (!value.isScalarValue()) {
                throw setting.refused("expected a single value, not a list");
            } else if (value != JsonToken.VALUE_NULL && settings.put(key, setting) != null) {
                throw setting.refused("is set twice in this file");
            }
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
