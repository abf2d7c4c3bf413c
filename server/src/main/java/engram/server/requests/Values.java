package engram.server.requests;

import com.fasterxml.jackson.databind.JsonNode;
import engram.data.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tensor as a request has it.
 *
 * @param data its elements, flattened in row-major order
 */
record Values(String name, List<Integer> shape, String datatype, List<JsonNode> data) {
    private static final Set<String> NUMBERS =
            Set.of(
                    "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32",
                    "INT64", "FP16", "FP32", "FP64");
    private static final String TEXT = "BYTES";

    /**
     * @throws Problem if it is not as the protocol has it
     */
    static Values of(JsonNode tensor) {
        String name = text(tensor, "name");
        String datatype = text(tensor, "datatype");
        if (!NUMBERS.contains(datatype) && !datatype.equals(TEXT)) {
            throw Problem.badRequest(
                    "input " + name + " has no datatype that is known: " + datatype);
        }
        if (tensor.path("parameters").has("binary_data_size")) {
            throw Problem.badRequest(
                    "input "
                            + name
                            + " comes in binary, which is not taken; send its \"data\" as JSON");
        }
        List<Integer> shape = new ArrayList<>();
        for (JsonNode dimension : tensor.path("shape")) {
            if (!dimension.isIntegralNumber()
                    || !dimension.canConvertToInt()
                    || dimension.intValue() < 0) {
                throw Problem.badRequest("input " + name + " has a shape that is no list of sizes");
            }
            shape.add(dimension.intValue());
        }
        List<JsonNode> data = new ArrayList<>();
        flatten(tensor.path("data"), data);
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Values::product);
        if (shape.isEmpty() || size != data.size()) {
            throw Problem.badRequest(
                    "input "
                            + name
                            + " has the shape "
                            + shape
                            + " and "
                            + Counted.of(data.size(), "value")
                            + "; \"shape\" and \"data\" must agree");
        }
        if (size == 0) {
            throw Problem.badRequest("input " + name + " holds no sample; send at least one");
        }
        return new Values(name, shape, datatype, data);
    }

    private static long product(long a, long b) {
        return Math.min(a * b, Integer.MAX_VALUE);
    }

    private static String text(JsonNode tensor, String field) {
        if (!tensor.path(field).isTextual()) {
            throw Problem.badRequest("an input lacks its \"" + field + "\"");
        }
        return tensor.get(field).textValue();
    }

    private static void flatten(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, into));
        } else if (!node.isMissingNode()) {
            into.add(node);
        }
    }

    int size() {
        return data.size();
    }

    int firstDimension() {
        return shape.get(0);
    }

    /** One sample's cell may stand in a dimension of its own: (samples, 1). */
    void requireShape(List<Integer> expected) {
        boolean column = expected.size() == 1 && shape.equals(List.of(expected.get(0), 1));
        if (!shape.equals(expected) && !column) {
            throw Problem.badRequest(
                    "input " + name + " has the shape " + shape + " and must have " + expected);
        }
    }

    void requireKind(boolean words) {
        if (!words && datatype.equals(TEXT)) {
            throw Problem.badRequest(
                    "input " + name + " holds numbers, and was sent as BYTES; send FP64");
        }
    }

    /**
     * A cell of a table: a number, a truth value, a word, or null where missing.
     *
     * @throws Problem if it is text, and is said to be something else
     */
    Object cell(int position) {
        JsonNode value = data.get(position);
        if (value.isTextual() && !datatype.equals(TEXT)) {
            throw noNumber(position);
        }
        return JsonRows.cell(value);
    }

    double number(int position) {
        JsonNode value = data.get(position);
        if (!value.isNumber()) {
            throw noNumber(position);
        }
        return value.doubleValue();
    }

    private Problem noNumber(int position) {
        return Problem.badRequest(
                "value "
                        + position
                        + " of input "
                        + name
                        + " is no number: "
                        + data.get(position)
                        + "; where one is missing send null");
    }
}
