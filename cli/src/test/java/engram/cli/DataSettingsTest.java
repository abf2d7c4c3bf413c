package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.cli.Shell.Outcome;
import engram.cli.data.DataSettings;
import engram.cli.terminal.BadUsageException;
import engram.data.SampleShape;
import engram.model.ModelFamily;
import engram.models.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How data is read is a matter of settings that mean what they say. */
class DataSettingsTest {
    @TempDir private Path folder;

    private static boolean skips(String text) {
        return new DataSettings(Map.of(DataSettings.SKIP_UNREADABLE, text))
                .pictures()
                .tolerance()
                .skipUnreadable();
    }

    @Test
    void truthIsTrueOrFalse() {
        assertThat(skips("true")).isTrue();
        assertThat(skips("FALSE")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "", "treu"})
    void nothingElseIsTakenForFalse(String text) {
        assertThatThrownBy(() -> skips(text))
                .isInstanceOf(BadUsageException.class)
                .hasMessage("data.skipUnreadable is true or false, not " + text);
    }

    @Test
    void smallPicturesKeepTheirSizeForModelsThatEnlargeThem() {
        DataSettings asGiven = new DataSettings(Map.of());
        ModelFamily features = Catalogue.family("feature-memory");

        assertThat(asGiven.seenBy(features, "digits", () -> new SampleShape.Image(1, 28, 28)))
                .isEqualTo(asGiven);
        assertThat(
                        asGiven.seenBy(features, "parts", () -> new SampleShape.Image(1, 28, 90))
                                .values())
                .containsEntry("size", "256x256")
                .containsEntry("colour", "rgb");
    }

    @Test
    void noDataIsLookedAtForModelsThatTakePicturesAsTheyAre() {
        DataSettings asGiven = new DataSettings(Map.of());

        assertThat(
                        asGiven.seenBy(
                                Catalogue.family("memae"),
                                "parts",
                                () -> {
                                    throw new IllegalStateException("looked at");
                                }))
                .isEqualTo(asGiven);
    }

    private Path rows() throws IOException {
        Path file = folder.resolve("rows.csv");
        String[] lines = new String[61];
        lines[0] = "a,\"width, mm\",\"state, at noon\"";
        for (int i = 1; i < lines.length; i++) {
            lines[i] =
                    i % 7 / 2.0 + "," + i % 11 / 3.0 + "," + (i % 9 == 0 ? "\"bad, old\"" : "ok");
        }
        return Files.write(file, Arrays.asList(lines));
    }

    @Test
    void aNameMayHaveACommaInIt() throws IOException {
        Path detector = folder.resolve("detector");
        Object[] learning = {"train", rows(), "-o", detector, "--model", "pca", "--force"};
        Object[] label = {"--label-column", "state, at noon", "--normal", "\"bad, old\",ok"};
        successfully(Shell.words(learning, label));
        assertThat(successfully("inspect", detector).out())
                .contains("pca for 2 columns", "data.normal=\"bad, old\",ok");
        assertThat(successfully("score", detector, rows()).out()).contains(",normal\n");

        successfully(Shell.words(learning, new Object[] {"--ignore", "\"width, mm\",a"}));
        assertThat(successfully("inspect", detector).out()).contains("data.ignore=\"width, mm\",a");
    }

    @Test
    void aFileOfSettingsMayHaveAList() throws IOException {
        Path config = folder.resolve("config.yaml");
        Files.writeString(config, "data:\n  ignore: [\"state, at noon\", nothing]\nfamily: pca\n");
        Path detector = folder.resolve("detector");
        Outcome outcome = engram("train", rows(), "-o", detector, "--config", config);
        assertThat(outcome.err()).contains("nothing");
        Files.writeString(config, "data:\n  ignore: [\"state, at noon\"]\nfamily: pca\n");
        successfully("train", rows(), "-o", detector, "--config", config);
        assertThat(successfully("inspect", detector).out())
                .contains("data.ignore=\"state, at noon\"");
    }

    @Test
    void aSettingThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> new DataSettings(Map.of("colours", "grey")))
                .isInstanceOf(BadUsageException.class)
                .hasMessageContaining("there is no setting data.colours");
    }
}
