package engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.Survey;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static Findings of(List<Label> labels, double[] scores, boolean... flagged) {
        Survey survey = new Survey(scores, flagged, labels, List.of(), List.of(), List.of());
        return Findings.of(Detectors.rows().detector(), survey, "rows.csv", List.of());
    }

    @Test
    void judgeLabelledSamplesAndCountAll() {
        Findings findings =
                of(
                        List.of(Label.NORMAL, Label.UNKNOWN, Label.ANOMALOUS, Label.NORMAL),
                        new double[] {1, 9, 5, 2},
                        false,
                        true,
                        true,
                        false);

        assertThat(findings.samples()).isEqualTo(4);
        assertThat(findings.flagged()).isEqualTo(2);
        Findings.Known known = findings.known().orElseThrow();
        assertThat(known.scores()).containsExactly(1, 5, 2);
        assertThat(known.anomalous()).containsExactly(false, true, false);
        assertThat(known.evaluation().confusion().truePositives()).isEqualTo(1);
        assertThat(known.evaluation().confusion().falsePositives()).isZero();
        assertThat(findings.scores(Label.NORMAL)).containsExactly(1, 2);
        assertThat(findings.scores(Label.UNKNOWN)).containsExactly(9);
    }

    @Test
    void withoutLabelsNothingIsKnown() {
        Findings findings =
                of(List.of(Label.UNKNOWN, Label.UNKNOWN), new double[] {1, 2}, false, false);

        assertThat(findings.known()).isEmpty();
        assertThat(findings.flagged()).isZero();
    }
}
