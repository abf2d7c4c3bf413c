package engram.report;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.explanation.MemoryItem;
import engram.evaluation.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that the page tells about, computed once.
 *
 * @param data what was looked at, as the user named it
 * @param memory what the detector remembers, the most used item first; empty without memory
 * @param known the labelled samples; empty where there is none
 */
record Findings(
        AnomalyDetector detector,
        Survey survey,
        String data,
        List<MemoryItem> memory,
        Optional<Known> known,
        List<ComparedDetector> compared) {

    /** The labelled samples: their scores, and what is true of them. */
    record Known(double[] scores, boolean[] anomalous, Evaluation evaluation) {}

    static Findings of(
            AnomalyDetector detector, Survey survey, String data, List<ComparedDetector> compared) {
        return new Findings(
                detector,
                survey,
                data,
                new Explainer(detector).memory(),
                known(survey),
                List.copyOf(compared));
    }

    private static Optional<Known> known(Survey survey) {
        int[] labelled =
                IntStream.range(0, survey.labels().size())
                        .filter(i -> survey.labels().get(i) != Label.UNKNOWN)
                        .toArray();
        if (labelled.length == 0) {
            return Optional.empty();
        }
        double[] scores = IntStream.of(labelled).mapToDouble(i -> survey.scores()[i]).toArray();
        boolean[] flagged = new boolean[labelled.length];
        boolean[] anomalous = new boolean[labelled.length];
        for (int i = 0; i < labelled.length; i++) {
            flagged[i] = survey.flagged()[labelled[i]];
            anomalous[i] = survey.labels().get(labelled[i]) == Label.ANOMALOUS;
        }
        Evaluation evaluation = Evaluation.of(scores, flagged, anomalous);
        return Optional.of(new Known(scores, anomalous, evaluation));
    }

    Explainer explainer() {
        return new Explainer(detector);
    }

    /** How many samples were looked at. */
    int samples() {
        return survey.scores().length;
    }

    /** How many of them are anomalous to the detector. */
    int flagged() {
        int count = 0;
        for (boolean flag : survey.flagged()) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The scores of the samples with this label. */
    double[] scores(Label label) {
        return IntStream.range(0, samples())
                .filter(i -> survey.labels().get(i) == label)
                .mapToDouble(i -> survey.scores()[i])
                .toArray();
    }
}
