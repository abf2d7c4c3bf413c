package engram.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.LeftOut;
import engram.data.UnusableSettingException;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.evaluation.Evaluation;
import engram.report.markup.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final String NASTY = "<script>alert('&\"')</script>.png";

    @TempDir Path folder;

    @Test
    void tellsAllThereIsAboutLabelledPictures() {
        Xml page = Xml.of(Detectors.pictures().page("bars").html());

        assertThat(page.texts("//section/@id"))
                .containsExactly(
                        "scores",
                        "quality",
                        "anomalies",
                        "borderline",
                        "memory",
                        "hull",
                        "training",
                        "provenance");
        assertThat(page.texts("//nav/a/@href"))
                .containsExactlyElementsOf(
                        page.texts("//section/@id").stream().map("#"::concat).toList());
        assertThat(page.count("//section[@id='quality']//*[name()='svg']")).isEqualTo(2);
        assertThat(page.texts("//h1").get(0)).contains("of 40 samples");
    }

    @Test
    void saysHowFewSamplesCalibrateAndWhatRateTheySupport() {
        String html = Detectors.folds().page("bars").html();
        String text = Xml.of(html).texts("//main//p | //header//p").toString();

        assertThat(text)
                .contains("40 calibration samples support a false-alarm rate of 0.0244 at best")
                .contains("40 normal samples in 5 folds, dealt in stretches")
                .contains("Each fold's model judges by its own scores")
                .contains("the true rate is within")
                .contains("under the same fold's model")
                .doesNotContainIgnoringCase("infinit");
        assertThat(Detectors.pictures().page("bars").html())
                .contains("normal samples held out, dealt in stretches")
                .doesNotContain("fold's model");
    }

    @Test
    void saysWhatTrainingWarnedOf() {
        Xml page = Xml.of(Detectors.growing().page("bars").html());

        assertThat(page.texts("//header//p").toString())
                .contains("The pictures change steadily in the order of their names")
                .doesNotContain("warning:");
    }

    @Test
    void showsEachAnomalyBesideItsReconstructionItsErrorAndWhatWasRead() {
        Xml page = Xml.of(Detectors.pictures().page("bars").html());

        String card = "//section[@id='anomalies']//article";
        int cards = page.count(card);
        assertThat(cards).isBetween(1, 6);
        assertThat(page.count(card + "//img")).isEqualTo(3 * cards);
        assertThat(page.texts("(" + card + ")[1]//figcaption"))
                .containsExactly("input", "rebuilt", "error");
        assertThat(page.count("(" + card + ")[1]//ul[@class='read']/li")).isBetween(1, 5);
    }

    @Test
    void showsRowsAsTheyAreWhereTheModelGivesNoneBack() {
        Xml page = Xml.of(Detectors.forest().page("rows").html());

        String card = "(//section[@id='anomalies']//article)[1]";
        assertThat(page.texts(card + "//thead//th")).containsExactly("Column", "This row");
        assertThat(page.texts(card + "//tbody//th")).containsExactly("column 0", "column 1");
        assertThat(page.texts("//section[@id='anomalies']//p").toString())
                .contains("gives no row back");
    }

    @Test
    void showsEveryMemoryItemOnceInUse() {
        Xml page = Xml.of(Detectors.pictures().page("bars").html());

        assertThat(page.texts("//ul[@class='gallery']/li/@id"))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void refersToNothingOutsideItself() {
        for (Detectors.Watch watch : List.of(Detectors.pictures(), Detectors.rows())) {
            String html = watch.page("data").html();
            Xml page = Xml.of(html);
            assertThat(page.texts("//@href | //@src"))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith("#") || link.startsWith("data:image/"));
            Set<String> targets = Set.copyOf(page.texts("//@id"));
            assertThat(page.texts("//@href[starts-with(., '#')]"))
                    .allMatch(link -> targets.contains(link.substring(1)));
            assertThat(html).doesNotContain("url(", "@import", "<script", "<link");
            assertThat(page.texts("//@id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesEveryPicture() {
        Xml page = Xml.of(Detectors.pictures().page("bars").html());

        assertThat(page.count("//img[not(@alt) or @alt='']")).isZero();
        assertThat(page.count("//*[name()='svg'][not(@aria-label) and not(@aria-hidden)]"))
                .isZero();
    }

    @Test
    void leavesOutWhatAModelWithoutMemoryAndDataWithoutLabelsLack() {
        Xml page = Xml.of(Detectors.withoutMemory().page("bars").html());

        assertThat(page.texts("//section/@id")).doesNotContain("memory", "comparison");
        assertThat(page.count("//ul[@class='read']")).isZero();
        assertThat(page.texts("//section[@id='quality']").get(0)).contains("carry no labels");
        assertThat(page.texts("//dt")).doesNotContain("AUROC", "Anomalies caught");
    }

    @Test
    void saysWhyThereAreNoCurvesWhereAllLabelsAreOfOneKind() {
        Detectors.Watch watch = Detectors.pictures();
        Survey seen = watch.survey();
        Survey oneKind =
                new Survey(
                        seen.scores(),
                        seen.flagged(),
                        seen.labels().stream().map(label -> Label.NORMAL).toList(),
                        seen.anomalies(),
                        seen.borderline(),
                        Collections.nCopies(3, new LeftOut("7.png", "7.png: damaged")));

        Xml page = Xml.of(ReportPage.of(watch.detector(), oneKind, "bars").html());

        assertThat(page.texts("//section[@id='quality']").get(0)).contains("No curves: AUROC");
        assertThat(page.texts("//dl").get(0)).contains("3 unreadable left out");
    }

    @Test
    void showsColumnsInTheirOwnUnitsAndItemsAsRows() {
        Xml page = Xml.of(Detectors.rows().page("rows").html());

        String card = "(//section[@id='anomalies']//article)[1]";
        assertThat(page.count(card + "//tbody/tr")).isEqualTo(2);
        assertThat(page.texts(card + "//thead//th"))
                .startsWith("Column", "This row", "Expected", "Share of error", "Error, × usual")
                .anyMatch(heading -> heading.startsWith("Item "));
        assertThat(page.count("//section[@id='memory']//tbody/tr"))
                .isEqualTo(new Explainer(Detectors.rows().detector()).memory().size());
        assertThat(page.count("//img")).isZero();
    }

    @Test
    void comparesWithOtherDetectors() {
        Evaluation other =
                Evaluation.of(
                        new double[] {1, 2, 3, 4},
                        new boolean[] {false, false, true, true},
                        new boolean[] {false, true, false, true});

        Xml page =
                Xml.of(
                        Detectors.pictures()
                                .page("bars")
                                .comparedWith(List.of(new ComparedDetector("a < b", other)))
                                .html());

        assertThat(page.texts("//section[@id='comparison']//tbody/tr/th"))
                .containsExactly("memae (this)", "a < b");
    }

    @Test
    void keepsWhatUsersNameFromBecomingMarkup() {
        String html = Detectors.pictures().page(NASTY).html();

        assertThat(html).doesNotContain("<script");
        assertThat(Xml.of(html).texts("//header//b")).contains(NASTY);
    }

    @Test
    void writesAFileOnlyOnceUnlessForced() throws IOException {
        Path file = folder.resolve("report.html");
        ReportPage page = Detectors.rows().page("rows");

        page.write(file);

        assertThat(Files.readString(file)).isEqualTo(page.html());
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> page.write(file))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(file + ": exists already; --force replaces it");
        assertThat(file).hasContent("mine");
        page.write(file, true);
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing unfinished is left").containsExactly(file);
        }
    }

    @Test
    void refusesPlacesThatCannotBeWritten() {
        ReportPage page = Detectors.rows().page("rows");

        assertThatThrownBy(() -> page.write(folder.resolve("none/report.html")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> page.write(folder, true))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void refusesToTellAboutNothing() {
        Survey nothing =
                new Survey(
                        new double[0], new boolean[0], List.of(), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> ReportPage.of(Detectors.rows().detector(), nothing, "empty.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no samples in empty.csv to report on");
    }
}
