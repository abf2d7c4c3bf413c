package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Tables that are packed, whatever they are called. */
class PackedTablesTest {
    private static final String CSV = "t,s\n1.5,a\n2.5,b\n3.5,a\n";
    private static final String LINES =
            "{\"t\":1.5,\"s\":\"a\"}\n{\"t\":2.5,\"s\":\"b\"}\n{\"t\":3.5,\"s\":\"a\"}\n";

    @TempDir Path folder;

    private Path write(String name, String kind, String content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = packed(raw, kind)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static OutputStream packed(OutputStream raw, String kind) throws IOException {
        return switch (kind) {
            case "gz" -> new GZIPOutputStream(raw);
            case "bz2" -> new BZip2CompressorOutputStream(raw);
            case "xz" -> new XZOutputStream(raw, new LZMA2Options());
            case "zst" -> new ZstdOutputStream(raw);
            default -> {
                ZipOutputStream zip = new ZipOutputStream(raw);
                zip.putNextEntry(new ZipEntry("inside.csv"));
                yield zip;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst", "zip"})
    void areUnpacked(String kind) throws Exception {
        String capitals = "A.CSV." + kind.toUpperCase(Locale.ROOT);
        for (String name :
                new String[] {"a.csv." + kind, capitals, "misnamed.csv", "noted." + kind}) {
            Path file = write(name, kind, CSV);
            assertThat(Table.recognises(file)).as(name).isTrue();
            assertThat(cells(file, fit(file)))
                    .as(name)
                    .extracting("s")
                    .containsExactly("a", "b", "a");
        }
        for (String name : new String[] {"b.ndjson." + kind, "misnamed.json"}) {
            Path file = write(name, kind, LINES);
            assertThat(cells(file, fit(file)))
                    .as(name)
                    .extracting("s")
                    .containsExactly("a", "b", "a");
        }
    }

    @ParameterizedTest
    @CsvSource({"gz,gzip", "bz2,bzip2", "xz,xz", "zst,zstandard"})
    void aHalfOfOneIsSaidToBeDamaged(String kind, String called) throws Exception {
        Path whole = write("whole.csv." + kind, kind, CSV.repeat(50));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half.csv." + kind);
        Files.write(half, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThatThrownBy(() -> fit(half))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("expected a whole " + called + " file");
    }

    @Test
    void anArchiveOfSeveralFilesIsNoTable() throws Exception {
        Path file = folder.resolve("two.csv");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            zip.write(CSV.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("b.csv"));
            zip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> fit(file)).hasMessageContaining("ZIP archive or an Excel file");
        assertThatThrownBy(() -> fit(write("t.tar.gz", "gz", "no table")))
                .hasMessageContaining("is an archive; unpack it");
    }
}
