package engram.tables;

import static engram.tables.Reading.fit;
import static engram.tables.Reading.rows;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.TableEncoding;
import engram.tables.database.ScratchFolder;
import engram.tables.database.Sql;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gaps, infinite values, clashing names, wide tables; and what a file may reach once it is open.
 */
class OpenFilesTest {
    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private TableEncoding trained() throws Exception {
        return fit(write("train.csv", "x,f,w\n1.5,0,a\n2.5,1,b\n3.5,1,a\n"));
    }

    @Test
    void aGapThatIsNewsCountsAndIsSaid() throws Exception {
        TableEncoding encoding = trained();
        Path file = write("gap.csv", "x,f,w\n,1,\n,,a\n2.5,1,a\n");
        String said = warnings(() -> rows(file, encoding));
        assertThat(said)
                .contains("column x is missing in 2 of 3 rows, and never was in training")
                .contains("column f is missing in 1 of 3 rows")
                .contains("column w is missing in 1 of 3 rows");
        List<float[]> rows = rows(file, encoding);
        assertThat(distance(rows.get(0), rows.get(2))).isGreaterThan(1000);
        assertThat(encoding.decode(rows.get(0))).containsEntry("x", null);
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(
                IntStream.range(0, a.length).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum());
    }

    @Test
    void infiniteValuesAreFartherThanAnyNumber() throws Exception {
        TableEncoding encoding = trained();
        Path file = write("inf.csv", "x,f,w\nInfinity,1,a\n-inf,1,a\n1e300,1,a\n2.5,1,a\n");
        List<float[]> rows = rows(file, encoding);
        assertThat(encoding.decode(rows.get(0))).containsEntry("x", Double.POSITIVE_INFINITY);
        assertThat(encoding.decode(rows.get(1))).containsEntry("x", Double.NEGATIVE_INFINITY);
        assertThat(rows.get(0)[0]).isGreaterThan(rows.get(2)[0]);
        assertThat(rows.get(2)[0]).isGreaterThan(1e5f).isLessThan(1e7f);
    }

    @Test
    void infiniteValuesInTrainingMeanMissingLaterToo() throws Exception {
        Path file = write("t.csv", "x,y\n1,2\ninf,3\n3,4.5\n");
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns().get(0)).isInstanceOf(Numeric.class);
        assertThat(encoding.decode(rows(file, encoding).get(1))).containsEntry("x", null);
        assertThat(warnings(() -> rows(file, encoding))).doesNotContain("infinite");
    }

    @Test
    void columnsMayBeCalledAsOursAre() throws Exception {
        Path file =
                write(
                        "clash.csv",
                        """
                        engram row,engram position,number,name,v,place
                        1.5,2,a,0.1,3,1
                        2.5,1,b,0.2,1,5
                        4.5,7,a,0.4,2,2
                        """);
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns()).hasSize(6);
        assertThat(((Numeric) encoding.columns().get(0)).center()).isCloseTo(8.5 / 3, within(1e-9));
        assertThat(rows(file, encoding)).hasSize(3);
    }

    @Test
    void columnsMayBeCalledSoInCapitals() throws Exception {
        Path file = write("capitals.csv", "ENGRAM ROW,Engram Position\n1.5,2\n2.5,1\n4.5,7\n");
        TableEncoding encoding = fit(file);
        assertThat(((Numeric) encoding.columns().get(0)).center()).isCloseTo(8.5 / 3, within(1e-9));
        assertThat(rows(file, encoding)).hasSize(3);
    }

    @Test
    void manyColumnsAreFittedInOneGo() throws Exception {
        int columns = 400;
        String names =
                IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String rows =
                IntStream.range(0, 50)
                        .mapToObj(
                                r ->
                                        IntStream.range(0, columns)
                                                .mapToObj(c -> cell(r, c))
                                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"));
        Path file = write("wide.csv", names + "\n" + rows + "\n");
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns()).hasSize(columns);
        assertThat(rows(file, encoding)).hasSize(50);
    }

    private static String cell(int row, int column) {
        int value = (row * 31 + column * 17) % 23;
        return column % 3 == 0
                ? "w" + value % 4
                : Integer.toString(column % 3 == 1 ? value : value % 2);
    }

    @Test
    void aFileThatIsOpenReachesNoOther() throws Exception {
        Path file = write("a.csv", "a,b\n1,2\n");
        Path other = write("b.csv", "a,b\n1,2\n");
        try (Rows rows = Rows.of(file, TableOptions.defaults())) {
            for (String sql :
                    List.of(
                            "SELECT * FROM read_csv(" + Sql.text(other) + ")",
                            "SELECT * FROM read_text('/etc/hostname')",
                            "COPY (SELECT 1) TO " + Sql.text(folder.resolve("c.csv")),
                            "SET enable_external_access = true",
                            "SET lock_configuration = false",
                            "LOAD httpfs")) {
                assertThatThrownBy(() -> rows.database().run(sql))
                        .as(sql)
                        .isInstanceOf(UnreadableDataException.class);
            }
        }
    }

    @Test
    void whatKilledProcessesLeftIsDeletedAndWhatIsInUseIsNot() throws Exception {
        Path dead = Files.createDirectories(folder.resolve("engram-table1"));
        Files.createFile(dead.resolve("lock"));
        Files.createFile(dead.resolve("scratch.duckdb"));
        Path alive = Files.createDirectories(folder.resolve("engram-table2"));
        Path young = Files.createDirectories(folder.resolve("engram-table3"));
        Path foreign = Files.createDirectories(folder.resolve("engrams"));
        try (FileChannel lock =
                FileChannel.open(
                        alive.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            assertThat(Optional.ofNullable(lock.lock())).isPresent();
            ScratchFolder.sweep(folder);
        }
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void theSameRowsGiveTheSameEncodingToTheBit() {
        String sql =
                "SELECT random() AS a, hash(i) / 1e19 AS b, i % 7 AS c FROM range(130000) t(i) ORDER BY i";
        try (Table table = Table.query(sql, TableOptions.defaults())) {
            TableEncoding first = fit(table);
            try (Rows again = Rows.ofQuery("q", sql)) {
                assertThat(again.schema().types()).hasSize(3);
            }
            BitSet all = new BitSet();
            all.set(0, table.size());
            all.clear(0);
            table.fit(all);
            assertThat(fit(table)).isEqualTo(first);
        }
    }
}
