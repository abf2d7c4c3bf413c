package engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.explanation.Explanation;
import engram.report.markup.Xml;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That what the page says in words is what the detector and the survey say in numbers. */
class PageWordsTest {
    private static final String CARD = "//section[@id='anomalies']//article[1]";

    private final Detectors.Watch rows = Detectors.rows();

    private static Xml page(AnomalyDetector detector, Survey survey) {
        return Xml.of(ReportPage.of(detector, survey, "rows.csv").html());
    }

    private static int count(boolean... flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    @Test
    void theTitleCountsWhatStandsOut() {
        Survey survey = rows.survey();
        int flagged = count(survey.flagged());

        assertThat(flagged).isGreaterThan(1);
        assertThat(page(rows.detector(), survey).texts("//h1"))
                .containsExactly(flagged + " of 50 samples stand out");
        assertThat(page(rows.detector(), unflagged(survey)).texts("//h1"))
                .containsExactly("None of 50 samples stands out");
    }

    private static Survey unflagged(Survey survey) {
        return new Survey(
                survey.scores(),
                new boolean[survey.scores().length],
                survey.labels(),
                survey.anomalies().stream()
                        .filter(shown -> !shown.detection().anomalous())
                        .toList(),
                survey.borderline(),
                List.of());
    }

    @Test
    void oddPatchesStandBesideTheNearestThatAreKept() {
        Detectors.Watch patches = Detectors.patches();
        Xml page = page(patches.detector(), patches.survey());

        assertThat(page.texts(CARD + "//div[@class='recollection']/figure/figcaption"))
                .hasSize(4)
                .startsWith("its oddest patch")
                .anyMatch(caption -> caption.endsWith("× the usual distance"));
        assertThat(page.texts("//section[@id='patches']//p[1]").toString())
                .contains("patches of training pictures");
        assertThat(page.texts("//section[@id='anomalies']").toString()).doesNotContain("rebuilt");
        assertThat(page.texts("//div[@class='legend']/span").toString())
                .contains("3 times what 1 in 200 places of normal pictures reach, or more");
    }

    @Test
    void rowsThatAreKeptStandBesideTheRow() {
        Detectors.Watch kept = Detectors.neighbours();
        Xml page = page(kept.detector(), kept.survey());

        assertThat(page.texts(CARD + "//thead//th"))
                .containsExactly("Column", "This row", "Nearest kept", "Nearest 2", "Nearest 3");
        assertThat(page.texts(CARD + "//tbody//td"))
                .hasSize(8)
                .allMatch(cell -> cell.matches("-?[0-9.]+"));
    }

    @Test
    void everyCardHasTheChipOfItsVerdictAndLabel() {
        List<Explanation> shown = rows.survey().anomalies();
        long hits =
                shown.stream()
                        .filter(one -> one.detection().anomalous())
                        .filter(one -> one.detection().label() == Label.ANOMALOUS)
                        .count();
        long falseAlarms =
                shown.stream()
                        .filter(one -> one.detection().anomalous())
                        .filter(one -> one.detection().label() == Label.NORMAL)
                        .count();

        Xml page = page(rows.detector(), rows.survey());

        String chips = "//section[@id='anomalies']//span[starts-with(@class, 'chip')]";
        assertThat(Collections.frequency(page.texts(chips), "labelled anomalous"))
                .isEqualTo((int) hits);
        assertThat(Collections.frequency(page.texts(chips), "false alarm"))
                .isEqualTo((int) falseAlarms);
    }

    @Test
    void unlabelledSamplesHaveNoChip() {
        Survey seen = Detectors.withoutMemory().survey();

        assertThat(
                        page(Detectors.withoutMemory().detector(), seen)
                                .count("//span[starts-with(@class, 'chip')]"))
                .isZero();
    }

    @Test
    void provenanceIsTheDetectorsOwn() {
        AnomalyDetector detector = rows.detector();
        Xml page = page(detector, rows.survey());

        assertThat(facts(page, "Training data")).isEqualTo(detector.provenance().source());
        assertThat(facts(page, "SHA-256 of it")).isEqualTo(detector.provenance().sourceHash());
        assertThat(facts(page, "Model")).isEqualTo("memae");
        assertThat(facts(page, "Data judged")).isEqualTo("rows.csv");
        assertThat(facts(page, "Engram"))
                .endsWith("commit " + detector.provenance().environment().commit());
        assertThat(page.texts("//section[@id='provenance']//pre").get(0))
                .contains("falseAlarmRate = 0.5")
                .contains("training.batchSize = 32");
    }

    private static String facts(Xml page, String name) {
        return page.texts("//table[@class='facts']//tr[th='" + name + "']/td").get(0);
    }

    @Test
    void memoryIsDescribedByItsHealth() {
        Xml page = page(rows.detector(), rows.survey());

        int items = new Explainer(rows.detector()).memory().size();
        assertThat(page.texts("//section[@id='memory']//p[@class='lead']").get(0))
                .contains("it mixes from these " + items + " items")
                .doesNotContain("parts of pictures");
        assertThat(page.texts("//section[@id='memory']//dt"))
                .containsExactly("In use", "As varied as", "Read at once", "Dead reads", "Entropy");
    }

    @Test
    void trainingIsToldEpochByEpoch() {
        Xml page = page(rows.detector(), rows.survey());

        assertThat(page.texts("//section[@id='training']//p[@class='lead']").get(0))
                .startsWith("1 epoch in ");
        assertThat(page.texts("//section[@id='training']//*[name()='svg']/@aria-label"))
                .anyMatch(label -> label.startsWith("Loss by epoch. training: from "))
                .anyMatch(label -> label.startsWith("Memory, items by epoch."));
        assertThat(
                        page(Detectors.forest().detector(), Detectors.forest().survey())
                                .texts("//section/@id"))
                .doesNotContain("training", "memory");
    }

    @Test
    void scoresAreDrawnByKindAndNoneIsLost() {
        Xml page = page(rows.detector(), rows.survey());

        List<String> names = page.texts("//div[@class='wide']//*[@class='name']");
        assertThat(names).contains("Normal, 40", "Anomalous, 10").doesNotContain("Unlabelled, 0");
        assertThat(names)
                .anyMatch(
                        name ->
                                name.equals(
                                        "Calibration, " + rows.detector().calibration().size()));
    }
}
