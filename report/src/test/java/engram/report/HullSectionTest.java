package engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Group;
import engram.detection.HullSurvey.Reference;
import engram.memory.HullDistances;
import engram.report.markup.Xml;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HullSectionTest {
    private static final String SECTION = "//section[@id='hull']";

    @Test
    void distancesStandBesideTheirNullsAndWhatTheyDoNotShowIsSaid() {
        Xml page = page(survey(0.2, 0.3));
        assertThat(page.texts(SECTION + "//tbody/tr/th"))
                .containsExactly(
                        "Normal",
                        "Anomalous",
                        "Before training: normal",
                        "Before training: anomalous",
                        "Random items: normal",
                        "Random items: anomalous");
        assertThat(String.join(" ", page.texts(SECTION + "//p")))
                .contains("50 items span 49 of 64 dimensions", "no volume")
                .contains("AUROC of the distance alone: 1.000; before training 1.000")
                .contains("do not show that memory encloses what is normal");
    }

    @Test
    void withoutLabelsThereIsNoArea() {
        HullSurvey survey =
                new HullSurvey(3, 2, 2, 2, List.of(group("without a label", Label.UNKNOWN, 0.1)));
        String words = String.join(" ", page(survey).texts(SECTION + "//p"));
        assertThat(words).doesNotContain("AUROC").contains("the first is measured");
    }

    @Test
    void picturesAreDrawnFromTheHullAndWalkThroughIt() {
        Xml page = Xml.of(Detectors.pictures().page("bars").html());
        assertThat(page.count(SECTION + "//ul[@class='gallery']/li")).isEqualTo(24);
        assertThat(page.count(SECTION + "//ul[@class='walks']/li")).isEqualTo(6);
        assertThat(page.count("(" + SECTION + "//span[@class='walk'])[1]/img")).isEqualTo(9);
    }

    @Test
    void anotherDetectorsItemsStandBesideUnderNamesOfTheirOwn() {
        Xml page =
                Xml.of(
                        Detectors.pictures()
                                .page("bars")
                                .beside(Detectors.pictures().detector())
                                .html());
        assertThat(page.texts("//section[@id='beside']//p[@class='lead']").get(0))
                .contains("of another detector, a memae");
        assertThat(page.count("//section[@id='beside']//li[starts-with(@id, 'beside-item-')]"))
                .isEqualTo(page.count("//section[@id='memory']//li[starts-with(@id, 'item-')]"));
        assertThat(page.count("//symbol[starts-with(@id, 'beside-m')]")).isPositive();
    }

    private static Xml page(HullSurvey survey) {
        return Xml.of(Detectors.rows().page("rows.csv").withHull(Optional.of(survey)).html());
    }

    private static HullSurvey survey(double normal, double anomalous) {
        return new HullSurvey(
                50,
                64,
                49,
                1,
                List.of(
                        group("normal", Label.NORMAL, normal),
                        group("anomalous", Label.ANOMALOUS, anomalous)));
    }

    private static Group group(String name, Label label, double distance) {
        double[] all = new double[5];
        Arrays.fill(all, distance);
        Map<Reference, HullDistances> distances = new EnumMap<>(Reference.class);
        for (Reference reference : Reference.values()) {
            distances.put(reference, new HullDistances(all, new double[5]));
        }
        return new Group(name, label, false, distances);
    }
}
