package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.Measure;
import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns in which several units stand beside numbers, lengths of time, words for yes and no. */
class QuantitiesTest {
    private static final int ROWS = 48;

    @TempDir Path folder;

    private Path column(String file, String name, IntFunction<String> cell) throws Exception {
        StringBuilder text = new StringBuilder(name + "|x\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(cell.apply(i)).append('|').append(i * 37 % 11).append(".5\n");
        }
        return Files.writeString(folder.resolve(file), text.toString());
    }

    /** Statistics come from SQL and later cells from Java: both read the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "size; %d KB,%d.5 MB,%d GiB,%d B,%d; BYTES",
                "size; %dk,%d.5M,%dG; COUNT",
                "took; %d ms,%d.5 s,%dmin; TIME",
                "took; %dh %dm,%d min,%dd 2h; TIME",
                "took; PT%dM%dS,PT%dH; TIME",
                "duration; %d:02:03,0:%d:07.5,0:00:%d; TIME",
                "elapsed; 00:%d,%d:15; TIME",
                "free; %d:10:00,%d:00:00,99:%d:00; TIME",
                "job; %d-02:03:04,0-00:%d:00,2-%d:15; TIME",
                "span; %d.02:03:04.5000000,00:%d:00; TIME",
                "way; %d m,%d.5 km,%d mm; LENGTH"
            })
    void areNumbersOfOneMeasure(String name, String forms, Measure measure) throws Exception {
        String[] form = forms.split(",", -1);
        Path file =
                column(
                        "q.csv",
                        name,
                        i -> form[i % form.length].replaceAll("%d", String.valueOf(i % 41 + 10)));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo(name + "=Numeric, x=Numeric");
        Numeric column = (Numeric) encoding.columns().get(0);
        assertThat(column.writing().measure()).isEqualTo(measure);
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum +=
                    column.number(
                            form[i % form.length].replaceAll("%d", String.valueOf(i % 41 + 10)));
        }
        assertThat(column.center()).isEqualTo(sum / ROWS, within(1e-9 * sum));
    }

    @Test
    void daysMayStandBeforeAClock() throws Exception {
        Path file = column("d.csv", "job", i -> i * 7 % 41 + "-02:03:04");
        Column job = fit(file).columns().get(0);
        assertThat(job.number("1-02:03:04")).isEqualTo(93_784);
        assertThat(job.number("1.02:03:04")).isEqualTo(93_784);
        assertThat(job.number("1-02:03")).isEqualTo(93_780);
        assertThat(job.number("02:03")).isEqualTo(123);
    }

    @Test
    void timesOfTheDayAreNoLengthsUnlessTheUserSaysSo() throws Exception {
        Path file = column("t.csv", "seen", i -> "%02d:%02d".formatted(i % 24, i * 7 % 60));
        assertThat(warnings(() -> fit(file))).contains("left out seen: they are dates or times");
        TableEncoding kept = fit(file, TableOptions.defaults().withNumbers("seen"));
        assertThat(kinds(kept)).isEqualTo("seen=Numeric, x=Numeric");
    }

    @Test
    void unitsThatCannotBeComparedStayWords() throws Exception {
        Path file = column("u.csv", "t", i -> i + (i % 2 == 0 ? " \u00b0C" : " \u00b0F"));
        assertThat(warnings(() -> fit(file))).contains("numbers in 2 different units");
    }

    @Test
    void yesAndNoHaveManySpellings() throws Exception {
        List<String> words = List.of("yes", "No", "Y", "n", "TRUE", "off", "1", "0");
        Path file = column("b.csv", "open", i -> words.get(i % words.size()));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("open=Flag, x=Numeric");
        Path later = column("l.csv", "open", i -> i == 0 ? "maybe" : i % 2 == 0 ? "NO" : "on");
        assertThat(cells(later, encoding)).extracting("open").startsWith(null, true, false, true);
        assertThat(warnings(() -> cells(later, encoding)))
                .contains("open is no truth value in 1 of 48 rows (\"maybe\" in row 1)");
        Path words2 = column("w.csv", "open", i -> i % 3 == 0 ? "yes" : i % 3 == 1 ? "no" : "ajar");
        assertThat(fit(words2).columns().get(0)).isInstanceOf(Category.class);
    }

    @Test
    void aColumnThatIsAnotherOneIsNamed() throws Exception {
        TableEncoding encoding = fit(column("a.csv", "kind", i -> i % 3 == 0 ? "tcp" : "udp"));
        Path numbers = column("n.csv", "kind", i -> i % 3 == 0 ? "6" : "17");
        assertThat(warnings(() -> cells(numbers, encoding)))
                .contains(
                        "column kind has words that were never seen in training in 48 of 48 rows");
        Path one = column("o.csv", "kind", i -> i == 5 ? "icmp" : "udp");
        assertThat(warnings(() -> cells(one, encoding))).doesNotContain("never seen");
    }

    @Test
    void anotherCurrencyIsNoneOfTheColumns() throws Exception {
        TableEncoding dollars = fit(column("usd.csv", "amount", i -> "$" + (i * 29 % 47) + ".50"));
        Path euros = column("eur.csv", "amount", i -> i < 3 ? "\u20ac" + i : "($" + i + ")");
        assertThat(warnings(() -> cells(euros, dollars)))
                .contains(
                        "column amount is no number in 3 of 48 rows (\"\u20ac0\" in row 1): it counts against them; it is an amount in another currency than training's, $");
        assertThat((Double) cells(euros, dollars).get(5).get("amount")).isCloseTo(-5, within(1e-4));
        Path bare = column("bare.csv", "amount", i -> i + ",000.25");
        assertThat((Double) cells(bare, dollars).get(5).get("amount"))
                .isCloseTo(5000.25, within(1e-2));
        Path both = column("both.csv", "amount", i -> (i % 2 == 0 ? "$" : "\u20ac") + i);
        assertThat(warnings(() -> fit(both)))
                .contains(
                        "column amount: amounts in different currencies ($, \u20ac) are taken as numbers of one");
    }

    @Test
    void aSignOfPerCentsBesideSharesMakesHundredths() throws Exception {
        Path mixed =
                column(
                        "mixed.csv",
                        "rate",
                        i ->
                                i % 3 == 0
                                        ? (i * 29 % 47 + 40) / 10.0 + "%"
                                        : (i * 29 % 47 + 40) / 1000.0 + "");
        TableEncoding encoding = fit(mixed);
        assertThat(((Numeric) encoding.columns().get(0)).writing().measure())
                .isEqualTo(Measure.SHARE);
        assertThat(((Numeric) encoding.columns().get(0)).center()).isCloseTo(0.063, within(1e-3));
        assertThat(warnings(() -> fit(mixed)))
                .contains(
                        "column rate: 16 cells have a per-cent sign and 32 have none; 5 % is read as 0.05");
        Path later = column("later.csv", "rate", i -> i == 0 ? "5 %" : i == 1 ? "0,05" : "0.07");
        assertThat((Double) cells(later, encoding).get(0).get("rate"))
                .isCloseTo(0.05, within(1e-6));
        assertThat((Double) cells(later, encoding).get(1).get("rate"))
                .isCloseTo(0.05, within(1e-6));
        Path forgotten =
                column(
                        "forgotten.csv",
                        "rate",
                        i -> i % 3 == 0 ? i * 29 % 47 + 40 + "%" : i * 29 % 47 + 40 + "");
        TableEncoding alike = fit(forgotten);
        assertThat(((Numeric) alike.columns().get(0)).center()).isCloseTo(63, within(1.0));
        assertThat(warnings(() -> fit(forgotten))).contains("both are read as per cents");
    }
}
