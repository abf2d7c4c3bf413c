package engram.tables;

import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.UnreadableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are normal, where files spell it differently. */
class LabelsTest {
    @TempDir Path folder;

    private Path write(String normal, String other) throws Exception {
        String text = "x,Class\n1.5,%s\n2.5,%s\n7.5,%s\n3.5,\n";
        return Files.writeString(folder.resolve("l.csv"), text.formatted(normal, normal, other));
    }

    @ParameterizedTest
    @CsvSource({"0,1,0.0", "0.0,1.0,0", "False,True,false", "BENIGN,DoS,benign", "1,-1,1.0"})
    void capitalsAndSpellingsOfNumbersDoNotMatter(String normal, String other, String given)
            throws Exception {
        TableOptions options = TableOptions.defaults().withLabel("class", given);
        try (Table table = Table.open(write(normal, other), options)) {
            assertThat(table.label(1)).isEqualTo(Label.NORMAL);
            assertThat(table.label(2)).isEqualTo(Label.ANOMALOUS);
            assertThat(table.label(3)).isEqualTo(Label.UNKNOWN);
            assertThat(table.parts().training().size()).isEqualTo(2);
            assertThat(table.settings()).containsEntry("labelColumn", "Class");
        }
    }

    @Test
    void aFileWithoutNormalRowsSaysSo() throws Exception {
        TableOptions options = TableOptions.defaults().withLabel("Class", "good");
        try (Table table = Table.open(write("fine", "bad"), options)) {
            assertThat(warnings(() -> table.label(0)))
                    .contains("no row has \"good\" in column Class; it has \"fine\" (2)");
            assertThatThrownBy(table::parts)
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageContaining("no row has \"good\" in column Class");
        }
    }
}
