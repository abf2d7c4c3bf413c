package engram.experiments.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.experiments.results.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What has been printed for a protocol, as it stands in {@code published.json}.
 *
 * @param like the protocol that has the same, where it is another reading of the same table
 * @param source where {@code values} are from
 * @param values figures by method, for this very protocol
 * @param elsewhere what later papers print for the protocol; how they came to it is not known in
 *     full, so it stands in a table of its own
 */
record Published(
        String like,
        String source,
        Map<String, Map<String, Double>> values,
        List<Elsewhere> elsewhere) {
    private static final String FILE = "published.json";
    private static final double SLACK = 0.01;

    Published {
        source = source == null ? "" : source;
        values = values == null ? Map.of() : values;
        elsewhere = elsewhere == null ? List.of() : elsewhere;
    }

    /** A figure that a later paper prints. */
    record Elsewhere(String method, double auroc, String source) {}

    /** All that is known of a protocol, or of the ablation; nothing of most names. */
    static Published of(String name) {
        Map<String, Published> all = read();
        Published found = all.getOrDefault(name, new Published(null, null, null, null));
        return found.like == null ? found : all.get(found.like);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    OptionalDouble figure(String method, String figure) {
        Double value = values.getOrDefault(method, Map.of()).get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How much higher a method's printed figure is than another's. */
    OptionalDouble difference(String method, String other, String figure) {
        OptionalDouble of = figure(method, figure);
        OptionalDouble and = figure(other, figure);
        return of.isPresent() && and.isPresent()
                ? OptionalDouble.of(of.getAsDouble() - and.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Whether a figure stands where the printed one does, to four digits: at least as high for
     * MemAE, no more than .01 below for the methods it is compared with.
     */
    static boolean isReached(String method, double ours, double printed) {
        double slack = method.equals("memae") ? 0 : SLACK;
        return Math.round(ours * 1e4) >= Math.round((printed - slack) * 1e4);
    }

    private static Map<String, Published> read() {
        try (InputStream in = Published.class.getResourceAsStream(FILE)) {
            return Json.parseMap(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), Published.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + " comes with the program", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
