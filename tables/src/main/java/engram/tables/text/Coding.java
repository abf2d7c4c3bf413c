package engram.tables.text;

import engram.data.UnreadableDataException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

/** How the letters of a text file are stored. */
public record Coding(Packing packing, Charset charset) {
    private static final int HEAD = 1 << 18;
    static final char MARK = '\uFEFF';

    /** How a file is stored, and its first bytes. */
    record Read(Coding coding, byte[] head) {
        boolean whole() {
            return head.length < HEAD;
        }
    }

    /**
     * @throws UnreadableDataException if the file is empty or cannot be read
     */
    public static Coding of(Path file) {
        return read(file).coding;
    }

    static Read read(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableDataException(file, "is empty (0 bytes)");
            }
            Packing packing = Packing.of(file);
            byte[] head = head(file, packing);
            if (head.length == 0) {
                throw new UnreadableDataException(file, "is empty");
            }
            return new Read(new Coding(packing, charset(head)), head);
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static byte[] head(Path file, Packing packing) throws IOException {
        try (InputStream in = packing.open(file)) {
            return in.readNBytes(HEAD);
        } catch (IOException | RuntimeException e) {
            if (packing == Packing.NONE) {
                throw e;
            }
            throw cut(file, packing);
        }
    }

    private static UnreadableDataException cut(Path file, Packing packing) {
        return new UnreadableDataException(
                file,
                "is damaged or cut short; expected a whole %s file"
                        .formatted(packing.name().toLowerCase(Locale.ROOT)));
    }

    /** Whether DuckDB reads a file that is stored so, as it is called. */
    boolean isPlain(Path file) {
        return charset.equals(StandardCharsets.UTF_8) && packing.isPlain(file);
    }

    /** Whether the text begins with a mark that says how it is coded. */
    boolean isMarked(Path file) throws IOException {
        try (InputStream in = packing.open(file)) {
            return new String(in.readNBytes(4), charset).startsWith("" + MARK);
        }
    }

    /** What a user should know of it. */
    Optional<String> note() {
        return charset.equals(StandardCharsets.UTF_8)
                ? Optional.empty()
                : Optional.of("read as " + charset.displayName());
    }

    /** The file's text, unpacked, without the marks that say how it is coded. */
    BufferedReader reader(Path file) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(packing.open(file), charset));
        do {
            in.mark(1);
        } while (in.read() == MARK);
        in.reset();
        return in;
    }

    /** Writes the file's text in UTF-8, unpacked. */
    void transcode(Path file, Path to) {
        try (BufferedReader in = reader(file);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    /** What to throw where reading fails: those who unpack throw unchecked exceptions too. */
    UnreadableDataException unreadable(Path file, Exception e) {
        if (e instanceof UnreadableDataException known) {
            return known;
        }
        boolean cut = e instanceof EOFException || e instanceof ZipException;
        if (packing != Packing.NONE && (cut || e instanceof RuntimeException)) {
            return cut(file, packing);
        }
        return new UnreadableDataException(
                file, "cannot be read as " + charset + ": " + e.getMessage());
    }

    /**
     * By the mark that UTF-16 and UTF-32 begin with, or by the zeros that UTF-16 puts beside Latin
     * letters. Text that is not UTF-8 at all is what Excel writes in western Europe.
     */
    private static Charset charset(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (head.length > 1 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length > 1 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        byte[] start = Arrays.copyOf(head, Math.min(head.length, 64) & ~1);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i += 2) {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }
        int most = Math.max(1, start.length * 2 / 5);
        if (start.length > 0 && odd >= most && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length > 0 && even >= most && odd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (isWestern(head)) {
            return Charset.forName("windows-1252");
        }
        return MixedCoding.recognises(head) ? new MixedCoding() : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Text with letters beyond ASCII of which none is coded as UTF-8 has it. */
    private static boolean isWestern(byte[] head) {
        boolean beyond = false;
        for (int i = 0; i < head.length; i++) {
            int unit = head[i] & 0xFF;
            if (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') {
                return false;
            }
            if (unit >= 0xC2 && i + 1 < head.length && (head[i + 1] & 0xC0) == 0x80) {
                return false;
            }
            beyond |= unit >= 0x80 && i + 1 < head.length;
        }
        return beyond;
    }
}
