package engram.tables.text;

import engram.data.UnreadableDataException;
import java.io.BufferedInputStream;
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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The first characters of a text file, gzipped or not, and how they are coded.
 *
 * @param packed whether the file is gzipped, whatever it is called
 * @param aligned whether blanks fill columns up in the file; in the text one stands for many
 * @param whole whether they are all there are
 */
public record TextHead(
        Charset charset, boolean packed, boolean aligned, String text, boolean whole) {
    private static final int BYTES = 1 << 18;
    private static final char MARK = '\uFEFF';
    private static final Pattern APOSTROPHES = Pattern.compile("'[^']*'(?:([,;|\t])'[^']*')+");

    /**
     * @throws UnreadableDataException if the file is empty or cannot be read
     */
    public static TextHead of(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableDataException(file, "is empty (0 bytes)");
            }
            boolean packed = isPacked(file);
            byte[] head;
            try (InputStream in = open(file, packed)) {
                head = in.readNBytes(BYTES);
            }
            if (head.length == 0) {
                throw new UnreadableDataException(file, "is empty");
            }
            Charset charset = charset(head);
            boolean whole = head.length < BYTES;
            String text = new String(head, charset);
            text = text.charAt(0) == MARK ? text.substring(1) : text;
            return new TextHead(charset, packed, false, whole ? Footer.above(text) : text, whole)
                    .alignedIfSo();
        } catch (EOFException | ZipException e) {
            throw new UnreadableDataException(
                    file, "is damaged or cut short; expected a whole gzip file");
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private TextHead alignedIfSo() {
        boolean other = isBinary() || text.contains("\"") || CommentedLog.recognises(text);
        if (other || layout(text).filter(found -> found.delimiter() != ' ').isPresent()) {
            return this;
        }
        String squeezed = text.lines().map(TextHead::squeezed).collect(Collectors.joining("\n"));
        return squeezed.equals(text.strip()) || layout(squeezed).isEmpty()
                ? this
                : new TextHead(charset, packed, true, squeezed, whole);
    }

    private Optional<TextLayout> layout(String of) {
        return TextLayout.of(Remarks.without(of), whole);
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("[ \t]+", " ");
    }

    /** Whether the file itself is coded and called as DuckDB reads it. */
    boolean isReadable(Path file) {
        return charset.equals(StandardCharsets.UTF_8)
                && !aligned
                && packed == isCalledPacked(file)
                && !hasMixedEnds();
    }

    /**
     * Whether lines end in more than one way, as they do where titles were put above a table:
     * DuckDB goes by the first. Within quotes, an end belongs to a cell.
     */
    boolean hasMixedEnds() {
        boolean quoted = false;
        boolean one = false;
        boolean two = false;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            int start = text.lastIndexOf('\n', i - 1) + 1;
            quoted ^= text.substring(start, i).chars().filter(c -> c == '"').count() % 2 == 1;
            if (!quoted) {
                boolean pair = i > 0 && text.charAt(i - 1) == '\r';
                two |= pair;
                one |= !pair;
            }
        }
        return one && two;
    }

    /**
     * Whether apostrophes stand around all cells of the first two lines, and quotes around none.
     */
    boolean isInApostrophes() {
        return text.indexOf('"') < 0
                && text.lines().limit(2).filter(APOSTROPHES.asMatchPredicate()).count() == 2;
    }

    /** What a user should know of how it is read. */
    Optional<String> note() {
        if (aligned) {
            return Optional.of("columns are divided by any number of blanks");
        }
        return charset.equals(StandardCharsets.UTF_8)
                ? Optional.empty()
                : Optional.of("read as " + charset);
    }

    /** Whether it holds what text does not. */
    public boolean isBinary() {
        return text.indexOf('\0') >= 0 || text.chars().filter(c -> c == '\uFFFD').count() > 8;
    }

    /** What the file is, where it is no table of text whatever it is called. */
    Optional<String> stranger() {
        if (text.startsWith("PK\u0003\u0004")) {
            return Optional.of("is a ZIP archive or an Excel file; save the sheet as CSV");
        }
        if (text.startsWith("PAR1")) {
            return Optional.of("is a Parquet file; call it .parquet");
        }
        if (text.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14)) {
            return Optional.of("is a web page; expected a table");
        }
        return isBinary() ? Optional.of("is no text; expected a table") : Optional.empty();
    }

    /**
     * Writes the file in UTF-8, unpacked, with line ends of one kind.
     *
     * @param below how many of the last lines not to write
     */
    void transcode(Path file, Path to, int below) {
        try (BufferedReader in = reader(file);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            UnaryOperator<String> rewritten = aligned ? TextHead::squeezed : line -> line;
            Deque<String> late = new ArrayDeque<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                late.add(rewritten.apply(line));
                if (late.size() > below) {
                    out.write(late.remove());
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    UnreadableDataException unreadable(Path file, IOException e) {
        return new UnreadableDataException(
                file, "cannot be read as " + charset + ": " + e.getMessage());
    }

    /** The file's text, unpacked, without the mark that says how it is coded. */
    BufferedReader reader(Path file) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(open(file, packed), charset));
        in.mark(1);
        if (in.read() != MARK) {
            in.reset();
        }
        return in;
    }

    private static InputStream open(Path file, boolean packed) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        if (!packed) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return isCalledPacked(file)
                    || (start.length == 2 && start[0] == 0x1F && start[1] == (byte) 0x8B);
        }
    }

    private static boolean isCalledPacked(Path file) {
        return file.toString().regionMatches(true, file.toString().length() - 3, ".gz", 0, 3);
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
        int most = start.length * 2 / 5;
        if (start.length > 0 && odd >= most && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length > 0 && even >= most && odd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isWestern(head) ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
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
