package engram.pca;

import engram.model.DirectModel;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import java.util.Map;

/** What makes a score of a mean and axes. */
interface Judge extends DirectModel.Learned {

    /** What samples would have to be to score nothing. */
    float[] reconstruct(float[] values, int count);

    /** The scores, written down. */
    String draw(Graph graph, String samples);

    /** Coordinates and what lies outside: (B, axes) and (B), doubles. */
    record Parts(String coordinates, String outside) {

        static Parts of(Graph graph, PrincipalAxes source, String samples) {
            int width = source.mean().length;
            String values = graph.node("Flatten", Map.of("axis", 1L), samples);
            String mean = graph.doubles(Weights.of(source.mean()));
            String away = graph.node("Sub", graph.toDouble(values), mean);
            String axes = graph.doubles(source.axes());
            String coordinates = graph.node("MatMul", away, graph.node("Transpose", axes));
            String nearest = graph.node("Add", graph.node("MatMul", coordinates, axes), mean);
            // As floats, which reconstructions are.
            String rebuilt = graph.reshaped(graph.node("Cast", Map.of("to", 1L), nearest), width);
            String rest = graph.toDouble(graph.node("Sub", values, rebuilt));
            return new Parts(coordinates, graph.sum(graph.node("Mul", rest, rest), 1));
        }
    }
}
