package engram.server;

import engram.server.detectors.DetectorFolder;
import engram.server.detectors.MemoryWatch.Share;
import engram.server.detectors.MemoryWatch.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How detectors use their learned memories. Items are told by number, but ten of each detector
 * only: a series for each item of each memory would be too many.
 */
final class MemoryMetrics {
    private final DetectorFolder folder;
    private final MultiGauge items;
    private final MultiGauge unused;
    private final MultiGauge effective;
    private final MultiGauge shares;

    MemoryMetrics(DetectorFolder folder, MeterRegistry registry) {
        this.folder = folder;
        items = gauge("items", "Items of a learned memory", registry);
        unused = gauge("unused.items", "Items that the latest samples hardly read from", registry);
        effective =
                gauge(
                        "effective.items",
                        "How many equally used items would be as varied",
                        registry);
        shares =
                gauge(
                        "item.share",
                        "Of what the latest samples read, for the ten items read most",
                        registry);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder("engram.memory." + name)
                .description(description)
                .register(registry);
    }

    /** Looks anew; what is gone is told no longer. */
    synchronized void look() {
        Map<String, Standing> standings = new TreeMap<>();
        folder.served()
                .forEach(
                        (name, served) ->
                                served.memory().ifPresent(one -> standings.put(name, one)));
        items.register(rows(standings, Standing::items), true);
        unused.register(rows(standings, Standing::unused), true);
        effective.register(rows(standings, Standing::effective), true);
        List<Row<?>> most = new ArrayList<>();
        standings.forEach(
                (name, standing) -> {
                    for (Share one : standing.most()) {
                        Tags tags = Tags.of("detector", name, "item", String.valueOf(one.item()));
                        most.add(Row.of(tags, one.share()));
                    }
                });
        shares.register(most, true);
    }

    private static List<Row<?>> rows(
            Map<String, Standing> standings, ToDoubleFunction<Standing> what) {
        List<Row<?>> rows = new ArrayList<>();
        standings.forEach(
                (name, standing) ->
                        rows.add(Row.of(Tags.of("detector", name), what.applyAsDouble(standing))));
        return rows;
    }
}
