package engram.export;

import ai.onnx.proto.OnnxMl;
import engram.nn.Graph;
import engram.nn.Half;
import java.util.List;
import java.util.Map;

/**
 * In how many bits weights and what memory holds lie in the file. Computing stays in 32 bits: the
 * file is smaller, and not faster.
 */
public enum Precision {
    /** 32 bits, as the detector has them. */
    SINGLE,
    /** 16 bits, IEEE 754 binary16. */
    HALF,
    /** 8 bits: whole numbers from -127 to 127, with a scale for each index of the first axis. */
    INT8;

    /** What has no more values than this costs nothing, and may decide much. */
    private static final int FEW = 256;

    private static final float LARGEST_HALF = 65504;
    private static final int LARGEST_BYTE = 127;

    /** Puts a constant into a graph, and where it lies there in fewer bits what widens it again. */
    void put(Graph.Constant constant, OnnxMl.GraphProto.Builder graph) {
        if (this == SINGLE || !shrinks(constant)) {
            graph.addInitializer(Tensors.of(constant));
            return;
        }
        boolean isDouble = constant.values() instanceof double[];
        String kept = constant.name() + ".kept";
        if (this == HALF) {
            graph.addInitializer(Tensors.of(kept, constant.shape(), Half.of(floats(constant))));
            cast(graph, kept, constant.name(), isDouble);
            return;
        }
        String widened = isDouble ? constant.name() + ".single" : constant.name();
        quantise(constant, kept, widened, graph);
        if (isDouble) {
            cast(graph, widened, constant.name(), true);
        }
    }

    /**
     * Matrices and kernels do. Not lists: biases are few, and calibration scores decide verdicts.
     */
    private static boolean shrinks(Graph.Constant constant) {
        if (constant.values() instanceof long[] || constant.shape().length < 2) {
            return false;
        }
        float[] values = floats(constant);
        for (float value : values) {
            if (!(Math.abs(value) <= LARGEST_HALF)) {
                return false;
            }
        }
        return values.length > FEW;
    }

    private static float[] floats(Graph.Constant constant) {
        if (constant.values() instanceof float[] floats) {
            return floats;
        }
        double[] doubles = (double[]) constant.values();
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    private static void cast(
            OnnxMl.GraphProto.Builder graph, String from, String to, boolean isDouble) {
        OnnxMl.TensorProto.DataType type =
                isDouble ? OnnxMl.TensorProto.DataType.DOUBLE : OnnxMl.TensorProto.DataType.FLOAT;
        graph.addNode(
                OnnxFile.node(
                        new Graph.Node(
                                "Cast",
                                List.of(from),
                                List.of(to),
                                Map.of("to", (long) type.getNumber()))));
    }

    private static void quantise(
            Graph.Constant constant, String kept, String to, OnnxMl.GraphProto.Builder graph) {
        float[] values = floats(constant);
        int rows = Math.toIntExact(constant.shape()[0]);
        int width = values.length / rows;
        float[] scales = scales(values, rows);
        byte[] quantised = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            quantised[i] = (byte) Math.round(values[i] / scales[i / width]);
        }
        String scale = kept + ".scale";
        graph.addInitializer(Tensors.of(kept, constant.shape(), quantised));
        graph.addInitializer(Tensors.of(new Graph.Constant(scale, new long[] {rows}, scales)));
        graph.addNode(
                OnnxFile.node(
                        new Graph.Node(
                                "DequantizeLinear",
                                List.of(kept, scale),
                                List.of(to),
                                Map.of("axis", 0L))));
    }

    /** What a step of each row's is worth: its largest value is 127 steps. */
    private static float[] scales(float[] values, int rows) {
        float[] scales = new float[rows];
        int width = values.length / rows;
        for (int i = 0; i < values.length; i++) {
            scales[i / width] = Math.max(scales[i / width], Math.abs(values[i]) / LARGEST_BYTE);
        }
        for (int row = 0; row < rows; row++) {
            scales[row] = scales[row] == 0 ? 1 : scales[row];
        }
        return scales;
    }
}
