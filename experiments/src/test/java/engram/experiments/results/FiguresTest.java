package engram.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.Label;
import engram.detection.ScoreSheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Label N = Label.NORMAL;
    private static final Label A = Label.ANOMALOUS;

    private static ScoreSheet sheet(List<Label> labels, double[]... scores) {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            named.put("score-" + i, scores[i]);
        }
        return new ScoreSheet(named, labels);
    }

    @Test
    void areOfEachScoreInItsOrder() {
        ScoreSheet sheet =
                sheet(
                        List.of(N, N, A, N, A),
                        new double[] {1, 2, 5, 3, 4},
                        new double[] {5, 4, 1, 3, 2});

        Map<String, Map<String, Double>> figures = Figures.of(sheet, false);

        assertThat(figures.keySet()).containsExactly("score-0", "score-1");
        assertThat(figures.get("score-0"))
                .containsOnlyKeys(Figures.AUROC, Figures.AUPR)
                .containsEntry(Figures.AUROC, 1.0);
        assertThat(figures.get("score-1")).containsEntry(Figures.AUROC, 0.0);
    }

    @Test
    void judgeBothRulesForThresholds() {
        // The top fifth of ten is two samples, one of them an anomaly; of three anomalies, the
        // highest three hold two.
        List<Label> labels = List.of(A, N, A, N, N, A, N, N, N, N);
        double[] scores = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

        Map<String, Double> figures =
                Figures.of(sheet(labels, scores), true).values().iterator().next();

        assertThat(figures.get(Figures.at(Figures.TOP_FIFTH, "precision")))
                .isEqualTo(.5, within(1e-12));
        assertThat(figures.get(Figures.at(Figures.TOP_FIFTH, "recall")))
                .isEqualTo(1 / 3.0, within(1e-12));
        assertThat(figures.get(Figures.at(Figures.TOP_FIFTH, Figures.F1)))
                .isEqualTo(.4, within(1e-12));
        assertThat(figures.get(Figures.at(Figures.TRUE_RATIO, Figures.F1)))
                .isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void thatDoNotExistAreLeftOut() {
        Map<String, Double> figures =
                Figures.of(sheet(List.of(N, N), new double[] {1, 2}), false)
                        .values()
                        .iterator()
                        .next();

        assertThat(figures).doesNotContainKey(Figures.AUROC);
    }

    /** A single frame far above the rest decides what the others of its video become. */
    @Test
    void whereFramesArePassedOverRawScoresTellTheirWorthToo() {
        double[] scores = {0, 99, 1, 0, 2, 3};
        Map<String, Double> figures =
                Figures.ofVideos(sheet(List.of(N, N, N, N, A, A), scores), new int[6])
                        .values()
                        .iterator()
                        .next();

        assertThat(figures).containsEntry(Figures.rawEvery(2), 1.0).containsKey(Figures.every(2));
    }

    @Test
    void whereFramesArePassedOverScoresLieBetween() {
        double[] scores = {0, 9, 4, 9, 8, 9, 1, 5, 3};
        int[] video = {0, 0, 0, 0, 0, 0, 1, 1, 1};

        assertThat(Figures.interpolated(scores, video, 2))
                .containsExactly(0, 2, 4, 6, 8, 9, 1, 2, 3);
        assertThat(Figures.interpolated(scores, video, 8))
                .containsExactly(new double[] {0, 1.8, 3.6, 5.4, 7.2, 9, 1, 2, 3}, within(1e-12));
    }
}
