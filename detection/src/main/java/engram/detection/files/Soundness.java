package engram.detection.files;

import com.fasterxml.jackson.databind.JsonNode;
import engram.data.encodings.NumberWriting;
import engram.detection.config.ConfigTree;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Learner;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a detector's files say of themselves holds together, asked before anything is made
 * of it. Every complaint is an {@link IllegalArgumentException} that says where.
 */
final class Soundness {
    /** Whole numbers up to here cost nothing, whatever they are. */
    private static final long SMALL = 10_000;

    /** Settings of how much is looked at in learning, which allocate nothing by themselves. */
    private static final Set<String> OF_LEARNING =
            Set.of("references", "samples", "centres", "neighbours", "trees", "every", "passes");

    /** Of how a column was written, null says that there is nothing to tell. */
    private static final Set<Class<?>> MAY_BE_NOTHING = Set.of(NumberWriting.class);

    /** Of a column that never had a gap, what stands for one is not a number. */
    private static final String ENCODING = "encoding.";

    /** Training ends where a loss stops being finite, and the page draws all of them. */
    private static final String HISTORY = "history";

    private Soundness() {}

    static void require(DetectorJson json) {
        requireWhole("", json);
        requireHistory(json);
    }

    /** JSON can leave out, or set to null, whatever it likes; and call a number NaN. */
    private static void requireWhole(String where, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(where + " is missing");
        } else if (value instanceof Record record && !(value instanceof JsonNode)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = part(component, record);
                if (part != null || !MAY_BE_NOTHING.contains(record.getClass())) {
                    requireWhole(below(where, component.getName()), part);
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> requireWhole(below(where, String.valueOf(key)), part));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(part -> requireWhole(where, part));
        } else if (value instanceof Collection<?> parts) {
            parts.forEach(part -> requireWhole(where, part));
        } else if (value instanceof double[] numbers) {
            for (double number : numbers) {
                requireNumber(where, number);
            }
        } else if (value instanceof float[] numbers) {
            for (float number : numbers) {
                requireNumber(where, number);
            }
        } else if (value instanceof Double || value instanceof Float) {
            requireNumber(where, ((Number) value).doubleValue());
        }
    }

    private static String below(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private static Object part(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static void requireNumber(String where, double number) {
        if (Double.isNaN(number) && !where.startsWith(ENCODING)) {
            throw new IllegalArgumentException(where + " is not a number");
        }
        if (Double.isInfinite(number) && where.startsWith(HISTORY)) {
            throw new IllegalArgumentException(where + " is infinite");
        }
    }

    /**
     * The page draws an objective over all epochs. Players who learn after one another have terms
     * each of their own.
     */
    private static void requireHistory(DetectorJson json) {
        EpochReport first = json.history().isEmpty() ? null : json.history().get(0);
        // A memory may begin later than its network.
        int items =
                json.history().stream()
                        .mapToInt(Soundness::items)
                        .filter(count -> count >= 0)
                        .findFirst()
                        .orElse(-1);
        int epoch = 0;
        for (EpochReport report : json.history()) {
            epoch++;
            boolean same =
                    report.epoch() == epoch
                            && report.epochs() >= epoch
                            && report.seconds() >= 0
                            && report.seconds() < Integer.MAX_VALUE
                            && hasObjective(report) == hasObjective(first)
                            && report.training().isEmpty() == first.training().isEmpty()
                            && report.validation().keySet().equals(first.validation().keySet())
                            && (items(report) < 0 || items(report) == items);
            if (!same) {
                throw new IllegalArgumentException(
                        "history: epoch " + epoch + " does not go with the first");
            }
        }
    }

    private static boolean hasObjective(EpochReport report) {
        return report.training().containsKey(Learner.LOSS);
    }

    private static int items(EpochReport report) {
        return report.memory().map(health -> health.usage().length).orElse(-1);
    }

    /**
     * Nothing in a model is larger than its weights; one that claims to be would take memory and
     * time before it turns out that the weights do not fit.
     */
    static void requireSizes(JsonNode config, Map<String, Weights> weights) {
        long values = weights.values().stream().mapToLong(array -> array.values().length).sum();
        ConfigTree.flatten(config.path("model"))
                .forEach(
                        (key, text) -> {
                            String name = key.substring(key.lastIndexOf('.') + 1);
                            if (!OF_LEARNING.contains(name)
                                    && text.matches("\\d{5,}")
                                    && Double.parseDouble(text) > Math.max(SMALL, values)) {
                                throw new IllegalArgumentException(
                                        "config: model."
                                                + key
                                                + " is "
                                                + text
                                                + ", and the weights have but "
                                                + values
                                                + " values");
                            }
                        });
    }
}
