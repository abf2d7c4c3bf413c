package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachAndDriftTest {
    @TempDir private static Path folder;
    private static Path detector;

    private static Path table(String name, int rows, double from, double around)
            throws IOException {
        Random random = new Random(name.hashCode());
        StringBuilder csv = new StringBuilder("width,height\n");
        for (int i = 0; i < rows; i++) {
            double middle = i < from ? 10 : around;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.3f,%.3f%n",
                            middle + random.nextGaussian(),
                            5 + random.nextGaussian()));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    @BeforeAll
    static void train() throws IOException {
        detector = folder.resolve("parts.detector");
        Path good = table("good.csv", 400, 400, 0);
        successfully("train", good, "--model", "knn", "-o", detector, "--false-alarm-rate", "0.05");
    }

    @Test
    void aLessonIsTaughtToldAndTakenBack() throws IOException {
        Path alarms = table("alarms.csv", 60, 0, 16);
        Path taught = folder.resolve("taught.detector");
        Shell.Outcome outcome = successfully("teach", detector, alarms, "-o", taught);
        assertThat(outcome.out())
                .contains("alarms.csv: 40 samples in 40 items, 20 held out")
                .contains("60 before, ");
        assertThat(successfully("inspect", taught).out()).contains("taught").contains("alarms.csv");
        assertThat(engram("score", taught, alarms, "--fail-on-anomaly").out().lines())
                .filteredOn(line -> line.contains("true"))
                .hasSizeLessThan(10);

        Path back = folder.resolve("back.detector");
        successfully("teach", taught, "--forget", "-o", back);
        assertThat(successfully("score", back, alarms).out())
                .isEqualTo(successfully("score", detector, alarms).out());
    }

    @Test
    void whatMayBeNoHarmlessThingIsWarnedOf() throws IOException {
        Path far = table("far.csv", 12, 0, 900);
        assertThat(successfully("teach", detector, far, "-o", folder.resolve("far.detector")).err())
                .contains("warning: 12 of 12 samples")
                .contains("look whether they are normal");
    }

    @Test
    void badUsageIsSaid() {
        Shell.Outcome both = engram("teach", detector, "a.csv", "--forget", "-o", "x");
        assertThat(both.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(both.err()).contains("either DATA to teach, or --forget");
        Shell.Outcome nothing = engram("teach", detector, "--forget", "-o", folder.resolve("y"));
        assertThat(nothing.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(nothing.err()).contains("taught nothing");
        assertThat(engram("drift", detector, "a.csv", "--rate", "1").code())
                .isEqualTo(Exit.BAD_INPUT);
    }

    /** A word never seen is up to ten deviations off, but its share is of all rows. */
    @Test
    void newWordsAreCountedAsAShareOfTheRows() throws IOException {
        Path usual = words("usual.csv", 3, 0);
        Path model = folder.resolve("words.detector");
        successfully("train", usual, "--model", "knn", "-o", model, "--false-alarm-rate", "0.05");
        assertThat(engram("drift", model, words("new.csv", 3, 100)).out())
                .contains("word                 100.0 % never seen before");
    }

    private static Path words(String name, int different, int from) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("word,height\n");
        for (int i = 0; i < 300; i++) {
            csv.append('w').append(from + i % different).append(',').append(random.nextGaussian());
            csv.append('\n');
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    @Test
    void whatForbidsALessonIsSaidBeforeDataIsLookedAt() throws IOException {
        Path none = folder.resolve("nowhere.csv");
        Shell.Outcome taken = engram("teach", detector, none, "-o", detector);
        assertThat(taken.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(taken.err()).startsWith("error: " + detector + ": exists already");
        Path pca = folder.resolve("pca.detector");
        successfully("train", table("few.csv", 60, 60, 0), "--model", "pca", "-o", pca);
        Shell.Outcome mute = engram("teach", pca, none, "-o", folder.resolve("z"));
        assertThat(mute.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(mute.err()).startsWith("error: model pca has no stored memory to teach");
    }

    @Test
    void driftIsToldByExitCodeSinceWhenAndWhere() throws IOException {
        Shell.Outcome none = successfully("drift", detector, table("same.csv", 500, 500, 0));
        assertThat(none.out()).startsWith("no drift").contains("evidence");
        Shell.Outcome drift = engram("drift", detector, table("moved.csv", 500, 250, 13));
        assertThat(drift.code()).isEqualTo(Exit.ANOMALIES);
        assertThat(drift.out())
                .containsPattern("drift: sure at sample 2\\d\\d .*since sample 2\\d\\d")
                .containsPattern("width +on average \\d");
        assertThat(drift.out()).doesNotContain("never seen");
        Shell.Outcome few = engram("drift", detector, table("few.csv", 10, 10, 0));
        assertThat(few.err()).contains("10 samples are few");
    }
}
