package engram.experiments.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.Label;
import engram.detection.verdict.Detection;
import engram.experiments.results.Figures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedTest {
    private static Detection detection(String id, double score, double pValue, Label label) {
        return new Detection(id, score, pValue, pValue <= 0.05, label);
    }

    private static Placed judged() {
        Placed placed = new Placed();
        placed.add(detection("Free/a.jpg", 1, 0.9, Label.NORMAL));
        placed.add(detection("Free/b.jpg", 2, 0.04, Label.NORMAL));
        placed.add(detection("Crack/c.jpg", 3, 0.01, Label.ANOMALOUS));
        placed.add(detection("Crack/d.jpg", 1.5, 0.2, Label.ANOMALOUS));
        placed.add(detection("deep/Hole/e.jpg", 9, 0.005, Label.ANOMALOUS));
        return placed;
    }

    @Test
    void eachDefectIsComparedWithAllNormalPicturesAndNoOtherDefect() {
        Map<String, Double> figures = judged().figures();

        assertThat(figures)
                .containsEntry(Figures.AUROC + "-Crack", 0.75)
                .containsEntry(Figures.AUROC + "-Hole", 1.0);
        assertThat(figures.keySet()).noneMatch(name -> name.equals(Figures.AUROC + "-Free"));
    }

    @Test
    void verdictsAreThoseAtTheRateOfEachFigureAndNotOfTheDetector() {
        assertThat(judged().figures())
                .containsEntry(Figures.at("1-percent", "false-alarms"), 0.0)
                .containsEntry(Figures.at("1-percent", "recall"), 2.0 / 3)
                .containsEntry(Figures.at("5-percent", "false-alarms"), 0.5)
                .containsEntry(Figures.at("5-percent", "recall"), 2.0 / 3);
    }

    @Test
    void withoutMapsThereAreNoFiguresOfPixels() {
        assertThat(judged().figures()).doesNotContainKeys(Figures.PIXEL_AUROC, Figures.AUPRO);
    }

    @Test
    void pixelsOfAllPicturesAreRankedTogether() {
        Placed placed = new Placed();
        Detection faulty = detection("Crack/c.jpg", 3, 0.01, Label.ANOMALOUS);
        placed.add(faulty, new float[] {5, 1, 1, 2}, new boolean[] {true, false, false, false}, 2);
        Detection good = detection("Free/a.jpg", 1, 0.9, Label.NORMAL);
        placed.add(good, new float[] {9, 1, 1, 1}, new boolean[4], 2);

        // Of seven normal pixels one is marked higher.
        assertThat(placed.figures().get(Figures.PIXEL_AUROC)).isCloseTo(6.0 / 7, within(1e-12));
    }
}
