package engram.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Damages the structure of JSON, so that it stays JSON and says something else. */
final class JsonDamage {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SplittableRandom random;

    JsonDamage(SplittableRandom random) {
        this.random = random;
    }

    /** A place in a tree: the container, and the field or index there. */
    private record Place(JsonNode container, String field, int index) {

        JsonNode value() {
            return field == null ? container.get(index) : container.get(field);
        }

        void set(JsonNode value) {
            if (field == null) {
                ((ArrayNode) container).set(index, value);
            } else {
                ((ObjectNode) container).set(field, value);
            }
        }

        void remove() {
            if (field == null) {
                ((ArrayNode) container).remove(index);
            } else {
                ((ObjectNode) container).remove(field);
            }
        }
    }

    void apply(ObjectNode tree) {
        int wounds = 1 + random.nextInt(3);
        for (int i = 0; i < wounds; i++) {
            List<Place> places = new ArrayList<>();
            collect(tree, places);
            if (!places.isEmpty()) {
                wound(places.get(random.nextInt(places.size())), places);
            }
        }
    }

    /** Of long lists a few, so that settings are as likely to be hit as numbers are. */
    private static void collect(JsonNode node, List<Place> into) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> into.add(new Place(object, name, 0)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(3, array.size()); i++) {
                into.add(new Place(array, null, i));
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collect(child, into);
            }
        }
    }

    private void wound(Place place, List<Place> places) {
        switch (random.nextInt(5)) {
            case 0 -> place.remove();
            case 1 -> place.set(places.get(random.nextInt(places.size())).value().deepCopy());
            case 2 -> grow(place);
            default -> place.set(odd(place.value()));
        }
    }

    private void grow(Place place) {
        if (place.value() instanceof ArrayNode array && !array.isEmpty()) {
            array.add(array.get(0).deepCopy());
        } else if (place.value() instanceof ObjectNode object) {
            object.put("unheardOf", 1);
        } else {
            place.set(NODES.arrayNode().add(place.value()));
        }
    }

    private JsonNode odd(JsonNode value) {
        if (value.isNumber() && random.nextBoolean()) {
            return NODES.numberNode(value.asDouble() + random.nextInt(-2, 3));
        }
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(0);
            case 3 -> NODES.numberNode(1_000_000);
            case 4 -> NODES.numberNode(2_000_000_000);
            case 5 -> NODES.numberNode(Long.MAX_VALUE);
            case 6 -> NODES.numberNode(1e308);
            case 7 -> NODES.textNode("NaN");
            case 8 -> NODES.textNode("-Infinity");
            case 9 -> NODES.textNode("");
            case 10 -> NODES.booleanNode(random.nextBoolean());
            case 11 -> NODES.arrayNode();
            case 12 -> NODES.objectNode();
            default -> NODES.textNode("x".repeat(1 + random.nextInt(10_000)));
        };
    }
}
