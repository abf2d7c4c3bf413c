package engram.server.requests;

import com.fasterxml.jackson.databind.JsonNode;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A detector's samples as tensors of the Open Inference Protocol. A table's columns are an input
 * each, of shape (samples); pictures are one input, {@code pixels}, of shape (samples, C, H, W) and
 * values 0 to 255.
 */
public final class Inference {
    private static final String PIXELS = "pixels";
    private static final int ANY = -1;

    private final Encoding encoding;
    private final Limits limits;

    public Inference(Encoding encoding, Limits limits) {
        this.encoding = encoding;
        this.limits = limits;
    }

    /**
     * What a tensor is called and looks like.
     *
     * @param shape -1 where any size will do
     */
    public record Tensor(String name, String datatype, List<Integer> shape) {}

    /** What the detector takes; nothing where it judges video. */
    public List<Tensor> inputs() {
        if (encoding.shape() instanceof SampleShape.Clip) {
            return List.of();
        }
        if (encoding instanceof TableEncoding table) {
            return table.columns().stream()
                    .map(column -> new Tensor(column.name(), datatype(column), List.of(ANY)))
                    .toList();
        }
        List<Integer> shape = new ArrayList<>(List.of(ANY));
        IntStream.of(encoding.shape().dimensions()).forEach(shape::add);
        return List.of(new Tensor(PIXELS, "FP32", shape));
    }

    private static String datatype(Column column) {
        if (column instanceof Column.Category) {
            return "BYTES";
        }
        return column instanceof Column.Flag ? "BOOL" : "FP64";
    }

    /**
     * The samples of a request's {@code inputs}.
     *
     * @throws Problem if they are not as {@link #inputs} says
     */
    public Sent read(JsonNode given) {
        if (!given.isArray() || given.isEmpty()) {
            throw Problem.badRequest(
                    "\"inputs\" must be an array with the tensors that GET /v2/models/NAME lists");
        }
        Map<String, Values> byName = new HashMap<>();
        for (JsonNode tensor : given) {
            Values values = Values.of(tensor);
            if (byName.put(values.name(), values) != null) {
                throw Problem.badRequest("input " + values.name() + " is there twice");
            }
        }
        for (Tensor expected : inputs()) {
            if (!byName.containsKey(expected.name())) {
                throw Problem.badRequest(
                        "input "
                                + expected.name()
                                + " is missing; GET /v2/models/NAME lists what is needed");
            }
        }
        return encoding instanceof TableEncoding table
                ? rows(table, byName)
                : pixels(byName.get(PIXELS));
    }

    private Sent rows(TableEncoding table, Map<String, Values> byName) {
        int count = byName.get(table.columns().get(0).name()).size();
        limits.requireSamples(count);
        for (Column column : table.columns()) {
            Values values = byName.get(column.name());
            values.requireShape(List.of(count));
            values.requireKind(column instanceof Column.Category);
        }
        List<float[]> encoded = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            Map<String, Object> cells = new HashMap<>();
            for (Column column : table.columns()) {
                cells.put(column.name(), byName.get(column.name()).cell(row));
            }
            try {
                encoded.add(table.encode(cells));
            } catch (UnreadableDataException e) {
                throw Problem.badRequest("sample " + row + ": " + e.getMessage());
            }
        }
        return new Sent(numbers(count), JsonRows.joined(encoded));
    }

    private Sent pixels(Values values) {
        if (!(encoding instanceof ImageEncoding image)) {
            throw Problem.badRequest(
                    "this detector judges "
                            + encoding.shape()
                            + ", which the protocol has no door for");
        }
        SampleShape.Image shape = image.shape();
        int count = values.firstDimension();
        limits.requireSamples(count);
        values.requireShape(List.of(count, shape.channels(), shape.height(), shape.width()));
        float[] encoded = new float[values.size()];
        for (int i = 0; i < encoded.length; i++) {
            double pixel = values.number(i);
            if (!(pixel >= 0 && pixel <= 255)) {
                throw Problem.badRequest(
                        "value " + i + " of pixels is " + pixel + ", not 0 to 255");
            }
            encoded[i] = image.range().scale((float) pixel);
        }
        return new Sent(numbers(count), encoded);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
