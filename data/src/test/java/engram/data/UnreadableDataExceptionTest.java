package engram.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnreadableDataExceptionTest {

    @Test
    void aNameWithLineBreaksStaysOnTheLine() {
        assertThat(new UnreadableDataException(Path.of("a.csv"), 3, "column a\r\n b\u2028: no"))
                .hasMessage("a.csv, line 3: column a b : no");
        assertThat(new UnreadableDataException("column\nname")).hasMessage("column name");
    }

    /** The beginning says what is wrong, the end what to do. */
    @Test
    void aNameAsLongAsTheFileIsCut() {
        String name = "x".repeat(200_000);
        assertThat(new UnreadableDataException("column " + name + " is missing; add it"))
                .message()
                .hasSizeLessThan(1_000)
                .startsWith("column xxx")
                .endsWith("xxx is missing; add it");
    }
}
