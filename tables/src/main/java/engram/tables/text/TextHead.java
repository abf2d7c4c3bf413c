package engram.tables.text;

import engram.data.UnreadableDataException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first characters of a text file, packed or not.
 *
 * @param coding how they are stored
 * @param rewriting what it takes to have a table of them; in the text it is done
 * @param whole whether they are all there are
 */
public record TextHead(Coding coding, Rewriting rewriting, String text, boolean whole) {
    private static final Pattern APOSTROPHES = Pattern.compile("'[^']*'(?:([,;|\t])'[^']*')+");
    private static final Pattern MARKS = Pattern.compile("(?m)^" + Coding.MARK + "+");

    /**
     * @throws UnreadableDataException if the file is empty or cannot be read
     */
    public static TextHead of(Path file) {
        Coding.Read read = Coding.read(file);
        String raw = new String(read.head(), read.coding().charset());
        String text = raw.startsWith("" + Coding.MARK) ? raw.substring(1) : raw;
        String bare = MARKS.matcher(text).replaceAll("");
        Rewriting rewriting = bare.equals(text) ? Rewriting.NONE : Rewriting.MARKS;
        return new TextHead(
                        read.coding(),
                        rewriting,
                        read.whole() ? Footer.above(bare) : bare,
                        read.whole())
                .rewrittenIfSo();
    }

    /** The first way of rewriting that makes a table of what is none as it stands. */
    private TextHead rewrittenIfSo() {
        if (isBinary() || CommentedLog.recognises(text)) {
            return this;
        }
        if (Rewriting.FORMULAS.fits(text)) {
            return rewritten(Rewriting.FORMULAS);
        }
        Optional<TextLayout> found = layout(text);
        if (found.isEmpty()) {
            String without = Remarks.withoutLater(text);
            if (!without.equals(text) && layout(without).isPresent()) {
                return new TextHead(coding, Rewriting.REMARKS, without, whole);
            }
        }
        if (found.filter(f -> f.delimiter() != ' ').isPresent()) {
            return this;
        }
        TextHead stamped = rewritten(Rewriting.STAMPED);
        if (Rewriting.STAMPED.fits(text) && layout(stamped.text).isPresent()) {
            return stamped;
        }
        if (text.contains("\"")) {
            return this;
        }
        TextHead aligned = rewritten(Rewriting.ALIGNED);
        return aligned.text.equals(text.strip()) || layout(aligned.text).isEmpty() ? this : aligned;
    }

    private TextHead rewritten(Rewriting by) {
        String lines = text.lines().map(by::of).collect(Collectors.joining("\n"));
        return new TextHead(coding, by, lines, whole);
    }

    private Optional<TextLayout> layout(String of) {
        return TextLayout.of(Remarks.without(of), whole);
    }

    /** Whether the file itself is coded and called as DuckDB reads it. */
    boolean isReadable(Path file) {
        return rewriting == Rewriting.NONE && coding.isPlain(file) && !hasMixedEnds();
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
            quoted ^= Rewriting.turnsQuotes(text.substring(start, i));
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
        return rewriting.note.or(coding::note);
    }

    /** Whether it holds what text does not. */
    public boolean isBinary() {
        return text.indexOf('\0') >= 0 || text.chars().filter(c -> c == '\uFFFD').count() > 8;
    }

    /** What the file is, where it is no table of text whatever it is called. */
    Optional<String> stranger() {
        if (text.startsWith("PK\u0003\u0004")) {
            return Optional.of(
                    "is a ZIP archive or an Excel file; unpack it, or save the sheet as CSV");
        }
        if (text.startsWith("PAR1")) {
            return Optional.of("holds a packed Parquet file; unpack it");
        }
        if (isBinary() && text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
            return Optional.of(
                    "is text that is neither UTF-8 nor UTF-16 nor windows-1252; save it as UTF-8 (iconv -f CODING -t UTF-8)");
        }
        if (!isBinary()) {
            return Optional.empty();
        }
        String before = text.substring(0, Math.max(0, text.indexOf('\0')));
        String rows = before.substring(0, before.lastIndexOf('\n') + 1);
        return rows.isEmpty() || layout(rows).isEmpty()
                ? Optional.of("is no text; expected a table")
                : Optional.of(
                        "line %d holds bytes of 0, which no text does: was the file cut off? (tr -d '\\000' takes them out)"
                                .formatted(rows.lines().count() + 1));
    }

    /**
     * Writes the file in UTF-8, unpacked, with line ends of one kind.
     *
     * @param below how many of the last lines not to write
     */
    void transcode(Path file, Path to, int below) {
        try (BufferedReader in = coding.reader(file);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            Deque<String> late = new ArrayDeque<>();
            Rewriting.Lines lines = rewriting.of(in);
            for (String line = lines.next(); line != null; line = lines.next()) {
                late.add(line);
                if (late.size() > below) {
                    out.write(late.remove());
                    out.write('\n');
                }
            }
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }
}
