package engram.tables.text;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is packed, by how it begins. */
public enum Packing {
    NONE("", ""),
    GZIP(".gz", "1f8b"),
    BZIP2(".bz2", "425a68"),
    XZ(".xz", "fd377a585a00"),
    ZSTANDARD(".zst", "28b52ffd"),
    /** An archive with one file in it. */
    ZIP(".zip", "504b0304");

    private static final int BUFFER = 1 << 16;
    private static final int LOOKED_AT = 64;

    private final String ending;

    /** In hexadecimal. */
    private final String start;

    Packing(String ending, String start) {
        this.ending = ending;
        this.start = start;
    }

    static Packing of(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(LOOKED_AT);
        }
        String head = HexFormat.of().formatHex(first);
        for (Packing packing : values()) {
            if (packing != NONE && head.startsWith(packing.start)) {
                return packing == ZIP && only(file) == null ? NONE : packing;
            }
        }
        // What is no text either is damaged, and to be told so.
        return isCalled(file, GZIP) && !isText(first) ? GZIP : NONE;
    }

    private static boolean isText(byte... first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return text.length() == LOOKED_AT
                && text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c));
    }

    /** Whether DuckDB unpacks a file by itself, as it is called; to it, .GZ is nothing. */
    boolean isPlain(Path file) {
        return switch (this) {
            case NONE -> !isCalled(file, GZIP);
            case GZIP -> file.getFileName().toString().endsWith(GZIP.ending);
            default -> false;
        };
    }

    private static boolean isCalled(Path file, Packing packing) {
        return lowered(file).endsWith(packing.ending);
    }

    /** Whether a file is called as packed ones are. */
    public static boolean isCalledPacked(Path file) {
        return !withoutEnding(file).equals(lowered(file));
    }

    /** The name of what is packed in a file, in lower case. */
    public static String withoutEnding(Path file) {
        String name = lowered(file);
        for (Packing packing : values()) {
            if (packing != NONE && name.endsWith(packing.ending)) {
                return name.substring(0, name.length() - packing.ending.length());
            }
        }
        return name;
    }

    private static String lowered(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** What is in a file, unpacked. */
    InputStream open(Path file) throws IOException {
        if (this == ZIP) {
            return unzipped(file);
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return switch (this) {
                case NONE, ZIP -> raw;
                case GZIP -> new GZIPInputStream(raw, BUFFER);
                case BZIP2 -> new BZip2CompressorInputStream(raw, true);
                case XZ -> new XZInputStream(raw);
                case ZSTANDARD -> new ZstdInputStream(raw);
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unzipped(Path file) throws IOException {
        ZipFile archive = new ZipFile(file.toFile());
        return new FilterInputStream(archive.getInputStream(archive.getEntry(only(file)))) {
            @Override
            public void close() throws IOException {
                super.close();
                archive.close();
            }
        };
    }

    /** What an archive's one file is called; null where there are others, as in a spreadsheet. */
    private static String only(Path file) {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            List<String> names =
                    archive.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .filter(name -> !name.startsWith("__MACOSX/"))
                            .limit(2)
                            .toList();
            return names.size() == 1 ? names.get(0) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
