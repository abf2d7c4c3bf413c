package engram.features.extraction;

import engram.data.SampleShape;
import engram.nn.Graph;
import engram.nn.NetworkDrawing;
import engram.nn.Stack;
import engram.nn.Weights;
import java.util.List;
import java.util.Map;

/** Writes down what {@link Extractor} does, for any number of pictures at once. */
public final class FeatureDrawing {
    private static final long[] HEIGHT_AND_WIDTH = {2, 3};
    private static final Map<String, Object> KEPT =
            Map.of("axes", HEIGHT_AND_WIDTH, "keepdims", 1L);

    /** ONNX's numbers of element types. */
    private static final long FLOAT = 1;

    private static final long HALF = 10;

    private final Graph graph;
    private final View view;

    public FeatureDrawing(Graph graph, View view) {
        this.graph = graph;
        this.view = view;
    }

    /**
     * The names of what parts look at.
     *
     * @param count P positions
     * @param patches (B, P, 768)
     * @param positions (B, P, 128)
     * @param statistics (B, 1536)
     * @param colours (B, P, 3)
     */
    public record Features(
            int count, String patches, String positions, String statistics, String colours) {}

    /**
     * @param samples (B, C, H, W)
     * @param low the value of black
     */
    public Features draw(String samples, SampleShape.Image shape, float low) {
        String picture = picture(samples, shape, low);
        List<String> maps = trunk(picture);
        String eighth = maps.get(0);
        String fine = maps.get(1);
        String sixteenth = maps.get(2);
        String coarse = maps.get(3);
        String statistics =
                graph.node(
                        "Concat",
                        Map.of("axis", 1L),
                        deviation(fine),
                        deviation(coarse),
                        level(fine),
                        level(coarse));
        return new Features(
                view.positions(),
                rounded(
                        rows(
                                smooth(centred(fine)),
                                smooth(centred(coarse)),
                                PictureFeatures.PATCH)),
                rounded(rows(centred(eighth), centred(sixteenth), PictureFeatures.NARROW)),
                rounded(graph.node("Flatten", Map.of("axis", 1L), statistics)),
                rounded(colours(picture)));
    }

    /** To 16 bits and back, as the {@link Extractor} does. */
    private String rounded(String features) {
        String half = graph.node("Cast", Map.of("to", HALF), features);
        return graph.node("Cast", Map.of("to", FLOAT), half);
    }

    private List<String> trunk(String picture) {
        Map<String, Weights> weights = Trunk.shared().weights();
        int[] shape = {3, view.side(), view.side()};
        String current = picture;
        String[] maps = new String[4];
        for (int i = 0; i < maps.length; i++) {
            Stack stack = Trunk.stacks().get(i);
            current = new NetworkDrawing(graph, weights).draw("trunk." + i, stack, shape, current);
            shape = stack.output(shape);
            maps[i] = current;
        }
        return List.of(maps);
    }

    private String picture(String samples, SampleShape.Image shape, float low) {
        String colour = samples;
        if (shape.channels() < 3) {
            String grey =
                    graph.node("Slice", samples, graph.whole(0), graph.whole(1), graph.whole(1));
            colour = graph.node("Concat", Map.of("axis", 1L), grey, grey, grey);
        }
        String down = graph.constant(squash(shape.height(), view.side()));
        String across =
                graph.node(
                        "Transpose", graph.constant(squash(shape.width(), view.side()))); // (W, to)
        String squashed = graph.node("MatMul", graph.node("MatMul", down, colour), across);
        float scale = 2 / (1 - low);
        String scaled = graph.node("Mul", squashed, graph.single(scale));
        return graph.node("Sub", scaled, graph.single(scale * low + 1));
    }

    /**
     * What averages a side that is too long, and interpolates one that is too short: (to, side).
     */
    static Weights squash(int side, int to) {
        float[] matrix = new float[to * side];
        for (int i = 0; i < to; i++) {
            if (side >= to) {
                int from = (int) Math.floor((double) i * side / to);
                int end = (int) Math.ceil((double) (i + 1) * side / to);
                for (int j = from; j < end; j++) {
                    matrix[i * side + j] = 1f / (end - from);
                }
            } else {
                float at = Math.max(0, (i + 0.5f) * side / to - 0.5f);
                int lower = Math.min(side - 1, (int) at);
                int upper = Math.min(side - 1, lower + 1);
                matrix[i * side + lower] += 1 - (at - lower);
                matrix[i * side + upper] += at - lower;
            }
        }
        return new Weights(new long[] {to, side}, matrix);
    }

    private String level(String map) {
        return graph.node(view.isOfMeans() ? "ReduceMean" : "ReduceMax", KEPT, map);
    }

    private String mean(String map) {
        return graph.node("ReduceMean", KEPT, map);
    }

    private String centred(String map) {
        return graph.node("Sub", map, mean(map));
    }

    private String deviation(String map) {
        String away = centred(map);
        return graph.node("Sqrt", mean(graph.node("Mul", away, away)));
    }

    private String colours(String picture) {
        return lastOfPositions(averaged(picture, View.STRIDE), PictureFeatures.COLOUR);
    }

    private String smooth(String map) {
        String bordered =
                graph.node("Pad", Map.of("mode", "edge"), map, graph.whole(0, 0, 1, 1, 0, 0, 1, 1));
        return graph.node("AveragePool", Map.of("kernel_shape", new long[] {3, 3}), bordered);
    }

    private String rows(String fine, String coarse, int width) {
        return lastOfPositions(
                graph.node("Concat", Map.of("axis", 1L), averaged(fine, 2), coarse), width);
    }

    /** The mean of each square of so many pixels. */
    private String averaged(String map, long side) {
        long[] square = {side, side};
        return graph.node("AveragePool", Map.of("kernel_shape", square, "strides", square), map);
    }

    /** (B, width, grid, grid) as (B, P, width). */
    private String lastOfPositions(String map, int width) {
        String last = graph.node("Transpose", Map.of("perm", new long[] {0, 2, 3, 1}), map);
        return graph.reshaped(last, view.positions(), width);
    }
}
