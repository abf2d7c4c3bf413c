package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weka's files. */
class ArffTest {
    private static final String HEAD =
            """
            % of last week
            @RELATION 'two words'

            @ATTRIBUTE size REAL
            @attribute 'its kind' {small, 'very large'}
            @Attribute "note" string
            @DATA
            """;

    @TempDir Path folder;

    private Path write(String rows) throws Exception {
        return Files.writeString(folder.resolve("a.arff"), HEAD + rows);
    }

    @Test
    void namesCellsAndGapsAreRead() throws Exception {
        Path file = write("1.5,small,'a, b'\n% half\n2.5, 'very large' ,\"c\"\n?,small,'it\\'s'\n");
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("size=Numeric, its kind=Category, note=Category");
        assertThat(cells(file, encoding)).extracting("size").containsExactly(1.5, 2.5, null);
        assertThat(cells(file, encoding))
                .extracting("its kind")
                .containsExactly("small", "very large", "small");
        assertThat(cells(file, encoding)).extracting("note").containsExactly("a, b", "c", "it's");
    }

    @Test
    void sparseRowsAreFilledUp() throws Exception {
        Path file = write("{0 1.5, 2 x}\n{1 'very large'}\n{}\n");
        TableEncoding encoding = fit(file);
        assertThat(cells(file, encoding))
                .extracting(row -> Math.round(10 * (double) row.get("size")))
                .containsExactly(15L, 0L, 0L);
        assertThat(cells(file, encoding))
                .extracting("its kind")
                .containsExactly("small", "very large", "small");
    }

    @Test
    void whatIsNoneIsToldByItsLine() throws Exception {
        Path row = write("1.5,small\n");
        assertThatThrownBy(() -> fit(row))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("line 8: expected 3 cells, as there are attributes, found 2");
        Path none = Files.writeString(folder.resolve("b.arff"), "a,b\n1,2\n");
        assertThatThrownBy(() -> fit(none)).hasMessageContaining("expected lines of @attribute");
    }
}
