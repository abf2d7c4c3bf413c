package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.encodings.Column.Numeric;
import engram.data.encodings.NumberSpelling;
import engram.data.encodings.TableEncoding;
import engram.tables.database.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them. */
class SpellingTest {
    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static NumberSpelling spelling(TableEncoding encoding, int column) {
        return ((Numeric) encoding.columns().get(column)).writing().spelling();
    }

    private List<Object> column(Path file, TableEncoding encoding, String column) {
        return cells(file, encoding).stream().map(row -> row.get(column)).toList();
    }

    @Test
    void readsDecimalCommas() throws Exception {
        Path file = write("d.csv", "temp;n\n20,1;3\n18,4;4\n95,5;5\n20,25;7\n");
        TableEncoding encoding = fit(file);
        assertThat(((Numeric) encoding.columns().get(0)).center()).isCloseTo(38.5625, within(1e-9));
        assertThat(spelling(encoding, 0)).isEqualTo(NumberSpelling.EITHER);
        Path english = write("e.csv", "temp,n\n20.125,3\n");
        assertThat((Double) column(english, encoding, "temp").get(0))
                .isCloseTo(20.125, within(1e-4));
        Path tabs = write("t.tsv", "temp\tn\n20,125\t3\n");
        assertThat((Double) column(tabs, encoding, "temp").get(0)).isCloseTo(20.125, within(1e-4));
    }

    @Test
    void readsThousands() throws Exception {
        Path german = write("g.csv", "a;b\n1.234,5;3.311\n7,25;1.000\n2.000.000,1;17\n");
        TableEncoding encoding = fit(german);
        assertThat(((Numeric) encoding.columns().get(0)).center())
                .isCloseTo((1234.5 + 7.25 + 2_000_000.1) / 3, within(1e-6));
        assertThat(((Numeric) encoding.columns().get(1)).center())
                .as("one hand writes a table")
                .isCloseTo((3311 + 1000 + 17) / 3.0, within(1e-9));
        Path us = write("u.csv", "d,s\n0.5,\"3,311\"\n1.25,\"2,777\"\n2,999\n");
        assertThat(((Numeric) fit(us).columns().get(1)).center())
                .isCloseTo((3311 + 2777 + 999) / 3.0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 %| 12",
                "$1,234.50| 1234.5",
                "1 234,5 €| 1234.5",
                "1'234.5| 1234.5",
                "12,34,567| 1234567",
                "<0,5| 0.5",
                "> 7| 7",
                "(7.5)| -7.5",
                "7.5-| -7.5",
                "\u22127.5| -7.5",
                "1,5E+03| 1500",
                ".5| 0.5",
                "+5| 5"
            })
    void readsWhatStandsAroundANumber(String cell, double number) throws Exception {
        Path file = write("c.csv", "c;x\n" + cell + ";1.5\n0;2.5\n");
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns().get(0)).isInstanceOf(Numeric.class);
        assertThat((Double) column(file, encoding, "c").get(0)).isCloseTo(number, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20.4 \u00b0C| 21.5 \u00b0C| 20.4",
                "17 ms| 3 ms| 17",
                "1.234,5kg| 7,25kg| 1234.5",
                "CHF 12.50| CHF 3.75| 12.5",
                "9,5 EUR| 3,5 EUR| 9.5",
                "3 m/s\u00b2| 4 m/s\u00b2| 3"
            })
    void readsNumbersWithOneUnit(String cell, String other, double number) throws Exception {
        Path file = write("u.csv", "c;x\n" + cell + ";1.5\n-;7.5\n" + other + ";2.5\n");
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns().get(0)).isInstanceOf(Numeric.class);
        assertThat((Double) column(file, encoding, "c").get(0)).isCloseTo(number, within(1e-3));
        assertThat(encoding.decode(encoding.encode(Map.of("c", cell, "x", 1.5))))
                .as("given from Java")
                .isEqualTo(cells(file, encoding).get(0));
        String said = warnings(() -> cells(writeQuietly("c;x\n5 lbs;1\n"), encoding));
        assertThat(said).contains("column c is no number in 1 of 1 row (\"5 lbs\" in row 1)");
    }

    private Path writeQuietly(String content) {
        try {
            return write("q.csv", content);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesOfThingsAreNoNumbersWithUnits() throws Exception {
        StringBuilder text = new StringBuilder("name;size;x\n");
        for (int i = 0; i < 90; i++) {
            text.append(
                    "item%d;%d %s;%d.5%n"
                            .formatted(i * 7 % 30, i, i % 3 == 0 ? "\u00b0C" : "\u00b0F", i % 7));
        }
        Path file = write("n.csv", text.toString());
        String said =
                warnings(() -> assertThat(Reading.kinds(fit(file))).doesNotContain("size=Numeric"));
        assertThat(said)
                .contains("column size: numbers in 2 different units (such as \u00b0C and \u00b0F)")
                .doesNotContain("column name: numbers");
        assertThat(Reading.kinds(fit(file))).contains("name=Category");
    }

    @ParameterizedTest
    @CsvSource({"',', ';'", "'.', ';'", "',', '|'"})
    void aMarkInLargeNumbersOnlyStandsBetweenThousands(String mark, String delimiter)
            throws Exception {
        StringBuilder text = new StringBuilder("c;x\n");
        for (int i = 0; i < 60; i++) {
            int number = (i * 37 + 11) * (i % 3 + 1);
            text.append("%,d".formatted(number).replace(",", mark)).append(";w").append(i % 2);
            text.append('\n');
        }
        Path file = write("t.csv", text.toString().replace(";", delimiter));
        assertThat((Double) column(file, fit(file), "c").get(59))
                .isCloseTo((59 * 37 + 11) * 3, within(1e-2));
    }

    @Test
    void saysHowItReadsCommasThatNothingDecides() throws Exception {
        Path file = write("o.csv", "c;x\n2,154;a\n3,977;b\n");
        assertThat(warnings(() -> fit(file))).contains("column c: 1,234 is read as 1.234");
        assertThat(warnings(() -> fit(writeQuietly("c;x\n2,154;a\n0,97;b\n"))))
                .doesNotContain("1,234");
    }

    @Provide
    Arbitrary<String> writings() {
        Arbitrary<String> signs = Arbitraries.of("", "-", "(", "\u2212", "$", "- ", " ");
        Arbitrary<String> marks =
                Arbitraries.of("", ".", ",", "'", " ", "\u00a0", "e", "%", "-", "x");
        Arbitrary<String> digits = Arbitraries.of("0", "7", "12", "123", "000", "1234");
        return signs.flatMap(
                s ->
                        digits.flatMap(
                                a ->
                                        marks.flatMap(
                                                m ->
                                                        digits.flatMap(
                                                                b ->
                                                                        marks.map(
                                                                                n ->
                                                                                        s + a + m
                                                                                                + b
                                                                                                + n)))));
    }

    /** The database's rule and Java's are the same. */
    @Property(tries = 30)
    void databaseAndJavaReadAlike(
            @ForAll("writings") String text, @ForAll NumberSpelling spelling) {
        Numeric column =
                new Numeric(
                        "c",
                        0,
                        1,
                        0,
                        true,
                        new engram.data.encodings.NumberWriting(spelling, false),
                        null);
        TableEncoding encoding = new TableEncoding(List.of(column));
        try (Table table =
                Table.query("SELECT " + Sql.text(text) + " AS c", TableOptions.defaults())) {
            assertThat(Reading.rows(table, encoding).get(0))
                    .isEqualTo(encoding.encode(Map.of("c", text)));
        }
    }

    @ParameterizedTest
    @CsvSource({"\uff10", "\u0660", "\u06f0", "\u0966"})
    void readsDigitsOfOtherScripts(char zero) throws Exception {
        StringBuilder plain = new StringBuilder("load,net\n");
        StringBuilder other = new StringBuilder("load,net\n");
        for (int i = 0; i < 60; i++) {
            String row = (1000 + 31 * i % 97) / 8.0 + "," + (i * 37 % 50 - 25) + "\n";
            plain.append(row);
            row.chars()
                    .map(c -> c >= '0' && c <= '9' ? c - '0' + zero : c)
                    .forEach(other::appendCodePoint);
        }
        Path written = write("other.csv", other.toString());
        TableEncoding encoding = fit(written);
        TableEncoding usual = fit(write("plain.csv", plain.toString()));
        for (int column = 0; column < 2; column++) {
            Numeric found = (Numeric) encoding.columns().get(column);
            Numeric expected = (Numeric) usual.columns().get(column);
            assertThat(found.center()).isCloseTo(expected.center(), within(1e-9));
            assertThat(found.scale()).isCloseTo(expected.scale(), within(1e-9));
        }
        assertThat(cells(written, usual)).isEqualTo(cells(folder.resolve("plain.csv"), usual));
    }
}
