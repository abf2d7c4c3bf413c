package engram.tables.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DuckDB that small files share. */
class EngineTest {
    @TempDir Path folder;

    private static Database open(Path file) {
        Database database = Database.of(List.of(file), IllegalStateException::new);
        database.lock(List.of());
        return database;
    }

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<String> read(Database database, Path file) {
        String readable = Sql.text(database.openable(file));
        database.run(
                "CREATE TABLE " + database.fresh("kept") + " AS FROM read_csv(" + readable + ")");
        return database.list(
                "SELECT x FROM " + database.scratch() + ".kept0", row -> row.getString(1));
    }

    @Test
    void tablesOfManyThreadsDoNotSeeOneAnother() {
        List<List<String>> all =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(
                                i -> {
                                    try {
                                        Path file = write(i + ".csv", "x\n" + i + "\n");
                                        try (Database database = open(file)) {
                                            return read(database, file);
                                        }
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                })
                        .toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).containsExactly(String.valueOf(i));
        }
    }

    @Test
    void aClosedTableLeavesNothing() throws Exception {
        Path file = write("a.csv", "x\n1\n");
        Path own;
        String scratch;
        try (Database database = open(file)) {
            read(database, file);
            own = database.folder();
            scratch = database.scratch();
            assertThat(own).isNotEmptyDirectory();
        }
        assertThat(own).doesNotExist();
        assertThat(file).exists();
        try (Database next = open(file)) {
            assertThatThrownBy(() -> next.run("FROM " + scratch + ".kept0"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void messagesNameTheUsersFile() throws Exception {
        Path file = write("a.csv", "x\n1\n");
        try (Database database = open(file)) {
            Path link = database.openable(file);
            assertThat(link).isNotEqualTo(file);
            assertThat(database.inNamesOfUser("in " + link + ": broken"))
                    .isEqualTo("in " + file + ": broken");
        }
    }

    @Test
    void anEngineThatIsLostIsReplaced() throws Exception {
        Path file = write("a.csv", "x\n1\n");
        Engine before = Engine.shared();
        Engine.abandonIfFatal(new SQLException("Binder Error: no such column"));
        assertThat(Engine.shared()).isSameAs(before);
        Engine.abandonIfFatal(
                new SQLException("FATAL Error: database has been invalidated because of"));
        assertThat(Engine.shared()).isNotSameAs(before);
        try (Database database = open(file)) {
            assertThat(read(database, file)).containsExactly("1");
        }
    }
}
