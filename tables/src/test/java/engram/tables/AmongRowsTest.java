package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines among the rows of a text that are none of them. */
class AmongRowsTest {
    @TempDir Path folder;
    private TableEncoding encoding;

    @BeforeEach
    void learn() throws Exception {
        encoding = fit(write("train.csv", "t,s,n\n" + rows(0, 40)));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> i % 7 + ".5," + (i % 3 == 0 ? "run" : "idle") + "," + i * 37 % 11)
                .map(row -> row + "\n")
                .collect(Collectors.joining());
    }

    /** Also where a table is learned from such a file. */
    private void hasRows(Path file, int count) {
        assertThat(cells(file, encoding))
                .as("read")
                .hasSize(count)
                .noneMatch(r -> r.get("t") == null);
        TableEncoding own = fit(file);
        assertThat(kinds(own)).isEqualTo(kinds(encoding));
        assertThat(cells(file, own))
                .as("learned")
                .hasSize(count)
                .noneMatch(r -> r.get("t") == null);
    }

    @Test
    void remarksMayStandBetweenAndBelowRows() throws Exception {
        Path file =
                write(
                        "r.csv",
                        "# by x\nt,s,n\n" + rows(0, 9) + "# a, \"break\n" + rows(9, 9) + "# end\n");
        hasRows(file, 18);
        assertThat(warnings(() -> fit(file))).contains("among the rows that begin with #");
        hasRows(write("b.csv", "t,s,n\n" + rows(0, 9) + "# end of file\n"), 9);
    }

    @Test
    void rulesOfDashesAreNoRows() throws Exception {
        String rows = rows(0, 9).replace(",", " | ");
        String psql = " t | s | n \n---+---+---\n" + rows + "(9 rows)\n";
        hasRows(write("psql.txt", psql), 9);
        String rule = "+---+---+---+\n";
        String boxed = rows.replaceAll("(?m)^(.+)$", "| $1 |");
        Path mysql = write("mysql.txt", rule + "| t | s | n |\n" + rule + boxed + rule);
        assertThat(cells(mysql, encoding)).hasSize(9).noneMatch(r -> r.get("t") == null);
        assertThat(warnings(() -> fit(mysql))).contains("rules of dashes");
    }

    @Test
    void aRowWhoseFirstCellBeginsWithTheSignIsARow() throws Exception {
        Path file = write("s.csv", "s,t\n#run,1.5\nidle,2.5\n#run,3.5\n");
        assertThat(cells(file, fit(file))).extracting("s").containsExactly("#run", "idle", "#run");
    }

    @Test
    void filesMayBePutOneBelowTheOther() throws Exception {
        String one = "\ufefft,s,n\n" + rows(0, 9);
        hasRows(write("twice.csv", one + one), 18);
        hasRows(write("rows.csv", one + "\ufeff" + rows(0, 9)), 18);
        hasRows(write("marks.csv", "\ufeff" + one), 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t,s,n\n\u00b0C,,1/h\n",
                "t,s,n\n[C],[-],[1/h]\n",
                "t,s,n\ndegrees,state,count\n",
                "\nt,s,n\n\n[s],,[1]\n",
                "sensor,sensor,line\nt,s,n\n",
                ",,line\nt,s,n\ndegrees,,count\n"
            })
    void unitsAndGroupsBesideTheNamesAreNoRows(String header) throws Exception {
        Path file = write("h.csv", header + rows(0, 20));
        hasRows(file, 20);
        assertThat(warnings(() -> fit(file))).contains("of words beside the columns' names");
    }

    @Test
    void aFirstRowThatFailsIsARow() throws Exception {
        Path one = write("f.csv", "t,s,n\nerror,run,5\n" + rows(0, 9));
        assertThat(cells(one, encoding)).hasSize(10);
        Path both = write("g.csv", "t,s,n\nerror,run,error\n" + rows(0, 9));
        assertThat(cells(both, encoding)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aDelimiterMayEndTheNamesOnlyOrTheRowsOnly(String delimiter) throws Exception {
        String names = "t,s,n".replace(",", delimiter);
        String rows = rows(0, 9).replace(",", delimiter);
        hasRows(write("n.csv", names + delimiter + "\n" + rows), 9);
        hasRows(write("m.csv", names + "\n" + rows.replace("\n", delimiter + "\n")), 9);
    }

    @Test
    void bytesOfZeroAreToldByTheirLine() throws Exception {
        Path block = write("z.csv", "t,s,n\n" + rows(0, 9) + "\0\0\0\0");
        assertThatThrownBy(() -> fit(block)).hasMessageContaining("line 11 holds bytes of 0");
        Path one = write("y.csv", "t,s,n\n" + rows(0, 9) + "1.5,r\0n,5\n" + rows(0, 3));
        assertThatThrownBy(() -> fit(one)).hasMessageContaining("line 11 holds bytes of 0");
    }

    @Test
    void aFewLettersAreNoWideOnes() throws Exception {
        assertThat(warnings(() -> assertThatThrownBy(() -> fit(write("x.csv", "x\n")))))
                .doesNotContain("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ",", "|"})
    void zeekDividesByWhatItSays(String separator) throws Exception {
        String text =
                "#separator \\x%02x\n#unset_field~N.A\n#fields~t~s~n\n#types~count~enum~count\n"
                                .formatted((int) separator.charAt(0))
                        + "1.5~run~3\nN.A~idle~4\n2.5~run~5\n#close~2026\n";
        Path file = write("z.log", text.replace("~", separator));
        assertThat(cells(file, fit(file))).extracting("t").containsExactly(1.5, null, 2.5);
        assertThat(cells(file, encoding))
                .extracting(row -> Math.round((double) row.get("n")))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void filesOfAFolderMayNameTheirColumnsInCapitals() throws Exception {
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.writeString(days.resolve("a.csv"), "t,s,n\n" + rows(0, 9));
        Files.writeString(days.resolve("b.csv"), "N,T,S\n3,1.5,run\n");
        Files.writeString(days.resolve("README.md"), "# what this is\n");
        hasRows(days, 10);
    }

    @Test
    void foldersOfFoldersAreToldHowToRead() throws Exception {
        Path days = Files.createDirectories(folder.resolve("days"));
        Files.createDirectories(days.resolve("one"));
        Files.writeString(days.resolve("one/a.csv"), "t,s\n" + rows(0, 3));
        assertThat(Table.explains(days)).isTrue();
        assertThatThrownBy(() -> fit(days)).hasMessageContaining("/**/*.csv'");
    }
}
