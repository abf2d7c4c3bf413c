package engram.tables.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the beginning of a file tells for certain, whatever the file is called.
 *
 * @param packed whether it is packed
 * @param bytes unpacked
 */
public record FirstBytes(boolean packed, byte[] bytes) {
    private static final int LOOKED_AT = 1 << 14;
    private static final int TAR = 257;

    /** More words of JSON than come about by chance; damaged JSON is JSON. */
    private static final int SOME = 8;

    /** What files of other kinds begin with; letters stand for themselves. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("\u0089PNG", "a PNG picture");
        OTHERS.put("\u00ff\u00d8\u00ff", "a JPEG picture");
        OTHERS.put("GIF8", "a GIF picture");
        OTHERS.put("II*\0", "a TIFF picture");
        OTHERS.put("MM\0*", "a TIFF picture");
        OTHERS.put("RIFF", "a WebP picture, a sound or a video");
        OTHERS.put("%PDF", "a PDF document");
        OTHERS.put("SQLite format 3\0", "an SQLite database");
        OTHERS.put("\u0089HDF\r\n", "an HDF5 file");
        OTHERS.put("\u0093NUMPY", "a NumPy array");
        OTHERS.put("Obj\u0001", "an Avro file");
        OTHERS.put("ORC", "an ORC file");
        OTHERS.put("ARROW1", "an Arrow file");
        OTHERS.put("FEA1", "a Feather file");
        OTHERS.put("\u00d0\u00cf\u0011\u00e0", "an old Excel or Word file");
        OTHERS.put("7z\u00bc\u00af", "a 7z archive");
        OTHERS.put("Rar!", "a RAR archive");
        OTHERS.put("\u007fELF", "a program");
        OTHERS.put("MATLAB 5.0", "a MATLAB file");
    }

    /** None where the file is empty or cannot be read, which whoever reads it says. */
    public static Optional<FirstBytes> of(Path file) {
        try {
            Packing packing = Packing.of(file);
            try (InputStream in = packing.open(file)) {
                byte[] bytes = in.readNBytes(LOOKED_AT);
                return bytes.length == 0
                        ? Optional.empty()
                        : Optional.of(new FirstBytes(packing != Packing.NONE, bytes));
            }
        } catch (IOException | RuntimeException e) {
            // Those who unpack throw unchecked ones for what is damaged.
            return Optional.empty();
        }
    }

    private boolean startsWith(String start, int from) {
        boolean equal = bytes.length >= from + start.length();
        for (int i = 0; equal && i < start.length(); i++) {
            equal = (bytes[from + i] & 0xff) == start.charAt(i);
        }
        return equal;
    }

    public boolean isParquet() {
        return startsWith("PAR1", 0) || startsWith("PARE", 0);
    }

    /** The text, if it is one in UTF-8; other text begins in no way that is looked for here. */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return (text.startsWith("" + Coding.MARK) ? text.substring(1) : text).stripLeading();
    }

    /** Whether it begins as JSON of rows does, as far as it was looked at. */
    public boolean isJson() {
        if (!isMaybeJson()) {
            return false;
        }
        int tokens = 0;
        try (JsonParser parser = JsonLayout.FACTORY.createParser(text())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        } catch (JsonEOFException e) {
            return tokens > 1;
        } catch (IOException e) {
            // A table in whose first cell a bracket stands breaks within its first words.
            return tokens > SOME;
        }
        return tokens > 1;
    }

    /** Whether it begins as JSON of rows has to. */
    public boolean isMaybeJson() {
        String text = text();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Whether it begins as Weka's tables do, below their remarks. */
    public boolean isArff() {
        return text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("%"))
                .findFirst()
                .filter(line -> line.strip().matches("(?i)@relation\\b.*"))
                .isPresent();
    }

    /** Whether the first line, and nearly all, are pairs: no names stand above them. */
    public boolean isPairs() {
        String text = text();
        return KeyValueLog.isPairs(CsvDialect.firstLine(text)) && KeyValueLog.recognises(text);
    }

    public boolean isEvents() {
        return EventLog.recognises(text());
    }

    /** What it is, where it is no table that is read: "a PNG picture". */
    public Optional<String> other() {
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            // Letters alone may be a column's name.
            boolean letters = other.getKey().matches("[A-Z][A-Za-z0-9!. ]+");
            if (startsWith(other.getKey(), 0) && !(letters && isText())) {
                return Optional.of(other.getValue());
            }
        }
        if (startsWith("ustar", TAR)) {
            return Optional.of("a tar archive");
        }
        String text = text();
        if (text.matches("(?is)(<!doctype html|<html|<head|<body|<table|<meta).*")) {
            return Optional.of("a web page");
        }
        boolean marked =
                text.startsWith("<?xml")
                        || (text.matches("(?s)<[A-Za-z][^<>]*>\\s*<.*") && text.contains("</"));
        return marked ? Optional.of("XML") : Optional.empty();
    }

    private boolean isText() {
        return text().chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c));
    }
}
