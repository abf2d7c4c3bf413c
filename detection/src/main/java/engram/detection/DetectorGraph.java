package engram.detection;

import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.Reencoding;
import engram.data.encodings.TableEncoding;
import engram.detection.folds.FoldModels;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.CrossConformal;
import engram.model.AnomalyModel;
import engram.model.Drawn;
import engram.nn.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A detector written down for other programs, from its input to its verdict.
 *
 * @param graph with outputs {@code score} and {@code p_value}, (B) doubles, and {@code anomalous},
 *     (B) truth values
 * @param input what goes in: {@code pixels}, 0 to 255, or {@code features}, encoded rows; floats
 * @param shape of one sample that goes in
 */
public record DetectorGraph(Graph graph, String input, SampleShape shape) {
    private static final String PIXELS = "pixels";
    private static final String FEATURES = "features";

    /**
     * @throws UnusableSettingException if its mathematics cannot be said so; says why
     */
    public static DetectorGraph of(AnomalyDetector detector) {
        Encoding encoding = detector.encoding();
        boolean picture = encoding instanceof ImageEncoding;
        if (!picture && !(encoding instanceof TableEncoding)) {
            throw refused(detector, "takes " + encoding.shape());
        }
        Graph graph = new Graph();
        String input = picture ? PIXELS : FEATURES;
        String samples =
                encoding instanceof ImageEncoding image ? scaled(graph, image, input) : input;
        try {
            List<String> scores = detector.use(model -> scores(graph, model, samples));
            verdicts(graph, detector, scores);
        } catch (UnsupportedOperationException e) {
            throw refused(detector, e.getMessage());
        }
        return new DetectorGraph(graph, input, encoding.shape());
    }

    private static UnusableSettingException refused(AnomalyDetector detector, String why) {
        return new UnusableSettingException(
                "model "
                        + detector.config().family()
                        + " cannot be exported: "
                        + why
                        + "; ae, memae, their ensembles, knn, row-memory, pca, patchcore, padim,"
                        + " picture-statistics and feature-memory can");
    }

    private static String scaled(Graph graph, ImageEncoding image, String pixels) {
        float low = image.range().scale(0);
        float width = image.range().scale(255) - low;
        String times = graph.node("Mul", pixels, graph.single(width));
        String unit = graph.node("Div", times, graph.single(255));
        return graph.node("Add", unit, graph.single(low));
    }

    /** Of each model that judges. */
    private static List<String> scores(Graph graph, AnomalyModel model, String samples) {
        if (!(model instanceof FoldModels folds)) {
            return List.of(drawn(model).draw(graph, samples));
        }
        List<String> scores = new ArrayList<>();
        for (int fold = 0; fold < folds.folds(); fold++) {
            String seen = reencoded(graph, folds.encoding(fold), samples);
            scores.add(drawn(folds.member(fold)).draw(graph, seen));
        }
        return scores;
    }

    private static Drawn drawn(AnomalyModel model) {
        if (model instanceof Drawn drawn) {
            return drawn;
        }
        throw new UnsupportedOperationException("ONNX has no words for what it computes");
    }

    /** y[target[j]] += factor[j] x[j], from y = shift, as a product of matrices. */
    private static String reencoded(Graph graph, Reencoding anew, String samples) {
        if (anew.isNone()) {
            return samples;
        }
        int width = anew.shift().length;
        float[] matrix = new float[width * width];
        for (int j = 0; j < width; j++) {
            matrix[j * width + anew.target()[j]] += anew.factor()[j];
        }
        String moved =
                graph.node("MatMul", samples, graph.constant(new long[] {width, width}, matrix));
        return graph.node("Add", moved, graph.constant(new long[] {width}, anew.shift()));
    }

    private static void verdicts(Graph graph, AnomalyDetector detector, List<String> scores) {
        String sum = scores.get(0);
        for (String other : scores.subList(1, scores.size())) {
            sum = graph.node("Add", sum, other);
        }
        graph.output("score", graph.node("Div", sum, graph.number(scores.size())));
        Calibrated calibrated = detector.contents().learned().calibration();
        List<Calibration> references =
                calibrated
                        .folds()
                        .map(CrossConformal::folds)
                        .orElseGet(() -> List.of(calibrated.together()));
        double burst = calibrated.together().burst();
        String above = graph.number(burst);
        for (int i = 0; i < references.size(); i++) {
            above = graph.node("Add", above, atLeast(graph, references.get(i), scores.get(i)));
        }
        double all = calibrated.together().size() + burst;
        String p = graph.node("Div", above, graph.number(all));
        graph.output("p_value", p);
        graph.output(
                "anomalous", graph.node("LessOrEqual", p, graph.number(detector.falseAlarmRate())));
    }

    /** How many calibration scores are at least as high: (B) doubles. */
    private static String atLeast(Graph graph, Calibration reference, String scores) {
        double[] bounds = reference.bounds();
        if (bounds.length == 0) {
            return graph.node("Mul", scores, graph.number(0));
        }
        String column = graph.node("Unsqueeze", scores, graph.whole(1));
        String row = graph.doubles(new long[] {1, bounds.length}, bounds);
        String counted = graph.toDouble(graph.node("LessOrEqual", column, row));
        return graph.sum(counted, 1);
    }

    /** Dimensions of what goes in, without the batch. */
    public List<Integer> dimensions() {
        return IntStream.of(shape.dimensions()).boxed().toList();
    }

    @Override
    public String toString() {
        return "DetectorGraph[" + input + Arrays.toString(shape.dimensions()) + "]";
    }
}
