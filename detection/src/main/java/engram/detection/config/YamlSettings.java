package engram.detection.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import engram.data.NameList;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the leaves of a YAML file, each with its line; keys without a value are passed over. */
final class YamlSettings {
    private static final String DATA = "data.";

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
            String text = value == JsonToken.START_ARRAY ? list(key, line) : parser.getText();
            Setting setting = new Setting(key, text, origin(line));
            if (value == JsonToken.START_OBJECT) {
                group(key + ".");
            } else if (value != JsonToken.VALUE_NULL && settings.put(key, setting) != null) {
                throw setting.refused("is set twice in this file");
            }
        }
    }

    /** Names of columns or classes, as one text. Nothing else is ever a list. */
    private String list(String key, int line) throws IOException {
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!key.startsWith(DATA) || !parser.currentToken().isScalarValue()) {
                throw new Setting(key, "", origin(line))
                        .refused("expected a single value, not a list");
            }
            names.add(parser.getText());
        }
        return NameList.join(names);
    }

    private String origin(int line) {
        return file + ":" + line + ": ";
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
