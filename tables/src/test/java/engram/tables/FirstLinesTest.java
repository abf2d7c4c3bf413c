package engram.tables;

import static engram.tables.Reading.fit;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first lines of a text file say: names, delimiter, code, comments. */
class FirstLinesTest {
    private static final String ROWS = "0.5,tcp,7,1.5\n1.5,udp,9,2.5\n2.5,tcp,9,4.5\n";

    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private List<String> names(Path file) {
        return names(file, TableOptions.defaults());
    }

    private List<String> names(Path file, TableOptions options) {
        try (Table table = Table.open(file, options)) {
            assertThat(table.size()).as("rows").isEqualTo(3);
            return table.columns();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "duration,2019,2020,rate",
                "0,1,2,3",
                "2019,2020,2021,2022",
                "a,b,c,d",
                ",proto,port,rate",
                "2024-01-01,2024-01-02,2024-01-03,2024-01-04"
            })
    void findsNames(String header) throws Exception {
        Path file = write("h.csv", header + "\n" + ROWS);
        List<String> expected = Arrays.stream(header.split(",", -1)).toList();
        assertThat(names(file).subList(1, 4)).isEqualTo(expected.subList(1, 4));
    }

    @Test
    void saysWhatItAssumed() throws Exception {
        Path none = write("n.csv", ROWS);
        assertThat(warnings(() -> assertThat(names(none)).contains("column0", "column3")))
                .contains("no header found: columns are called column0 to column3")
                .contains("--header true");
        Path numbers = write("i.csv", "0,1,2,3\n" + ROWS);
        assertThat(warnings(() -> names(numbers)))
                .contains("the first line is taken for the columns' names")
                .contains("--header false");
        assertThat(warnings(() -> names(writeQuietly("a,b,c,d\n" + ROWS)))).isEmpty();
        Path words = write("w.csv", "tcp,http\ntcp,http\nudp,dns\n");
        assertThat(names(words)).as("words that come again").containsExactly("column0", "column1");
    }

    private Path writeQuietly(String content) {
        try {
            return write("q.csv", content);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theUserKnowsBetter() throws Exception {
        Path file = write("k.csv", "1,2\n3,4\n5,6\n");
        assertThat(names(file)).containsExactly("column0", "column1");
        Path four = write("l.csv", "1,2\n3,4\n5,6\n7,8\n");
        assertThat(names(four, TableOptions.defaults().withHeader(true))).containsExactly("1", "2");
        Path words = write("m.csv", "a,b\nc,d\ne,f\n");
        assertThat(names(words, TableOptions.defaults().withHeader(false)))
                .containsExactly("column0", "column1");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", " ", "^"})
    void findsTheDelimiter(String delimiter) throws Exception {
        Path file = write("d.csv", ("a,b,c,d\n" + ROWS).replace(",", delimiter));
        assertThat(names(file)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void commasOfNumbersDivideNoCells() throws Exception {
        assertThat(names(write("g.csv", "netto, EUR;brutto, EUR\n1,5;2,5\n2,5;3,5\n1,5;9,5\n")))
                .containsExactly("netto, EUR", "brutto, EUR");
        assertThat(names(write("o.csv", "temp\n18,4\n17,5\n20,25\n"))).containsExactly("temp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Messprotokoll Halle 3\n",
                "Messprotokoll Halle 3\n\n",
                "Report of 2024;;;\nby X;;;\n;;;\n",
                "Device;X200\nSerial;17\n"
            })
    void passesOverTitles(String titles) throws Exception {
        Path file = write("t.csv", titles + ("a,b,c,d\n" + ROWS + ROWS).replace(",", ";"));
        assertThat(warnings(() -> assertThat(sixRows(file)).containsExactly("a", "b", "c", "d")))
                .contains("above the table");
    }

    private List<String> sixRows(Path file) {
        try (Table table = Table.open(file, TableOptions.defaults())) {
            assertThat(table.size()).as("rows").isEqualTo(6);
            return table.columns();
        }
    }

    @Test
    void aBrokenRowIsNoTitle() throws Exception {
        Path file = write("b.csv", "a,b,c,d\n" + ROWS + "1,2\n" + ROWS + ROWS);
        assertThatThrownBy(() -> names(file)).hasMessageContaining("line 5: expected 4 columns");
        Path decimals = write("c.csv", "temp\n18,4\n17,5\n20,25\n18,4\n17,5\n20,25\n");
        assertThat(sixRows(decimals)).containsExactly("temp");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " ", "\t"})
    void readsRowNamesThatHaveNoNameThemselves(String delimiter) throws Exception {
        String rows = "\"1\",0.5,\"a b\",7\n\"2\",1.5,\"c\",9\n\"3\",2.5,\"c\",9\n";
        String text = "\"x\",\"y\",\"z\"\n" + rows;
        Path file = write("r.csv", text.replace(",", delimiter));
        assertThat(names(file)).containsExactly("column0", "x", "y", "z");
        assertThat(Reading.fit(file).leftOut()).containsEntry("column0", "running numbers");
    }

    @Test
    void blanksThatAlignColumnsAreOneDelimiter() throws Exception {
        Path file =
                write(
                        "a.data",
                        """
                        A1  0.49   3  cp
                        B20 10.5    7  im
                          C3  0.1  17  cp
                        D4  2.5   5  cp
                        """);
        assertThat(warnings(() -> assertThat(Reading.fit(file).columns()).hasSize(4)))
                .contains("divided by any number of blanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400,410,420,430", "400.5,470,510.25,633", "id,410,420,430"})
    void aScaleIsNoRow(String header) throws Exception {
        StringBuilder text = new StringBuilder(header + "\n");
        for (int i = 0; i < 6; i++) {
            text.append(header.startsWith("id") ? "s" + i : "0." + i);
            text.append(",0.%d,0.%d,0.%d%n".formatted(i * 3 % 7, i * 5 % 7, i + 1));
        }
        assertThat(sixRows(write("w.csv", text.toString())))
                .isEqualTo(Arrays.stream(header.split(",", -1)).toList());
    }

    @Test
    void whatWasFoundOutHoldsForLaterFiles() throws Exception {
        Path none = write("n.csv", "tcp,1.5,x\nudp,2.5,y\ntcp,1.5,x\n");
        try (Table table = Table.open(none, TableOptions.defaults())) {
            assertThat(table.settings()).containsEntry("header", "false");
        }
        try (Table table = Table.open(write("h.csv", "a,b\n1,2\n"), TableOptions.defaults())) {
            assertThat(table.settings()).containsEntry("header", "true");
        }
    }

    @Test
    void filesOfOneTableMayBeWrittenDifferently() throws Exception {
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.writeString(days.resolve("1.csv"), "a,b\n1.5,x\n2.5,y\n");
        Files.writeString(days.resolve("2.csv"), "b;a\nz;3,5\n");
        assertThat(names(days)).containsExactly("a", "b");
        TableEncoding encoding = Reading.fit(days);
        assertThat(Reading.cells(days, encoding)).extracting("b").containsExactly("x", "y", "z");
        Files.writeString(days.resolve("notes.md"), "x");
        assertThatThrownBy(() -> names(days)).hasMessageContaining("found notes.md among them");
    }

    @Test
    void saysWhatAFileIsThatIsNoTable() throws Exception {
        assertThatThrownBy(() -> names(write("z.csv", "PK\u0003\u0004\0\0\0")))
                .hasMessageContaining("is a ZIP archive or an Excel file");
        assertThatThrownBy(() -> names(write("h.csv", "<!DOCTYPE html><html>\n")))
                .hasMessageContaining("is a web page");
        assertThatThrownBy(() -> names(write("s.xlsx", "PK\u0003\u0004")))
                .hasMessageContaining("is a spreadsheet; save the sheet as CSV");
    }

    @Test
    void readsGzippedTextWhateverItIsCalled() throws Exception {
        Path file = folder.resolve("g.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("a,b,c,d\n" + ROWS).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(names(file)).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "\"sep=;\"\r\n", "\n\nsep=;\n", "\n"})
    void passesOverWhatStandsBeforeTheNames(String before) throws Exception {
        String rows = ("a,b,c,d\n" + ROWS).replace(",", ";");
        boolean windows = before.contains("\r");
        Path file = write("s.csv", before + (windows ? rows.replace("\n", "\r\n") : rows));
        assertThat(names(file)).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void readsUtf16(String charset) throws Exception {
        Path file = folder.resolve("u.csv");
        Files.write(file, ("größe,b,c,d\n" + ROWS).getBytes(Charset.forName(charset)));
        assertThat(names(file)).containsExactly("größe", "b", "c", "d");
        assertThat(warnings(() -> names(file))).contains("read as UTF-16");
    }

    @Test
    void passesOverTheMarkOfUtf8() throws Exception {
        assertThat(names(write("b.csv", "\uFEFFa,b,c,d\n" + ROWS)))
                .containsExactly("a", "b", "c", "d");
    }

    private static String zeek() {
        return """
               #separator \\x09
               #set_separator~,
               #empty_field~(empty)
               #unset_field~-
               #path~conn
               #open~2026-01-01-00-00-00
               #fields~ts~uid~proto~duration~bytes
               #types~time~string~enum~interval~count
               1700000001.25~C"1~tcp~0.5~12
               1700000002.5~C2~udp~-~-
               1700000004.75~C3~tcp~1.5~19
               #close~2026-01-01-01-00-00
               """
                .replace('~', '\t');
    }

    @ParameterizedTest
    @ValueSource(strings = {"conn.log", "conn.tsv", "conn.txt", "conn.csv"})
    void readsLogsOfZeek(String name) throws Exception {
        Path file = write(name, zeek());
        assertThat(Table.recognises(file)).isTrue();
        assertThat(names(file)).containsExactly("ts", "uid", "proto", "duration", "bytes");
        TableEncoding encoding = fit(file);
        assertThat(encoding.leftOut()).containsEntry("ts", "times");
        assertThat(encoding.columns())
                .filteredOn(Column::missingIndicator)
                .extracting(Column::name)
                .containsExactly("duration", "bytes");
    }

    @Test
    void readsLogsOfWebServers() throws Exception {
        String log =
                """
                #Software: X
                #Fields: date time cs-method sc-status time-taken
                2026-01-01 00:00:01 GET 200 15
                2026-01-01 00:00:02 GET 404 7
                2026-01-01 00:00:03 PUT 200 -
                """;
        assertThat(names(write("iis.log", log)))
                .containsExactly("date", "time", "cs-method", "sc-status", "time-taken");
    }

    @Test
    void tellsTablesByHowTheyBeginWhereNamesDoNot() throws Exception {
        assertThat(names(write("a.txt", "a\tb\n1\t2\n3\t4\n5\t7\n"))).containsExactly("a", "b");
        assertThat(names(write("a.log", "{\"a\":1}\n{\"a\":2}\n{\"a\":4}\n"))).containsExactly("a");
        Path prose =
                write("p.txt", "Once upon a time,\nthere was a table that\nnobody could read\n");
        assertThat(Table.recognises(prose)).isFalse();
        assertThatThrownBy(() -> Table.open(prose, TableOptions.defaults()))
                .hasMessageContaining("expected .csv, .tsv")
                .hasMessageContaining(".log or .dat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-32LE", "UTF-32BE"})
    void readsOtherCodesAndSaysSo(String code) throws Exception {
        String mark = code.startsWith("UTF") ? "\ufeff" : "";
        Path file = folder.resolve("c.csv");
        Files.write(
                file,
                (mark + "dauer;gr\u00f6\u00dfe\n1,5;\u00e4\n2,5;\u00fc\n3;\u00e4\n")
                        .getBytes(code));
        assertThat(
                        warnings(
                                () ->
                                        assertThat(names(file))
                                                .containsExactly("dauer", "gr\u00f6\u00dfe")))
                .contains("read as " + code);
    }

    @Test
    void remarksBeforeATableArePassedOver() throws Exception {
        Path file = write("r.csv", "# made by a tool\n# on a day, at noon\na,b,c,d\n" + ROWS);
        assertThat(warnings(() -> assertThat(names(file)).containsExactly("a", "b", "c", "d")))
                .contains("passed over 2 lines that begin with #");
        Path named = write("n.csv", "# made by a tool\n#a,b,c,d\n" + ROWS);
        assertThat(names(named)).containsExactly("#a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001f", "\u001f\u008b\b", "not packed at all"})
    void namesADamagedGzipFile(String content) throws Exception {
        Path file = folder.resolve("d.csv.gz");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Table.open(file, TableOptions.defaults()))
                .hasMessageStartingWith(file + ": is ")
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data[1].csv", "wild?.csv", "st*r.csv", "back\\slash[x].csv", "~[!a].csv"})
    void opensTheFileThatIsNamedAndNoOther(String name) throws Exception {
        Path file = write(name, "a,b\n1,2\n2,3\n3,5\n");
        for (String other : List.of("data1.csv", "wildx.csv", "star.csv", "backslashx.csv")) {
            write(other, "a,b\n9,9\n");
        }
        assertThat(names(file)).containsExactly("a", "b");
        Path inside = Files.createDirectories(folder.resolve("dir[1]")).resolve("x.csv");
        Files.writeString(inside, "c,d\n1,2\n2,3\n3,5\n");
        assertThat(names(inside)).containsExactly("c", "d");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isNotEmpty();
        }
    }

    @Test
    void columnsOfOneNameAreTold() throws Exception {
        Path file = write("twins.csv", "temp,load,Temp\n1,2,3\n2,4,7\n5,3,1\n");
        assertThat(names(file)).containsExactly("temp", "load", "Temp_1");
        assertThat(Reading.warnings(() -> names(file)))
                .contains(
                        "several columns are called the same, and the later ones are taken as Temp_1");
        Path different = write("plain.csv", "temp,load\n1,2\n2,4\n5,3\n");
        assertThat(Reading.warnings(() -> names(different))).isEmpty();
    }
}
