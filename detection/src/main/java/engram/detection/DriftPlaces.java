package engram.detection;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.detection.explanation.ErrorProfile;
import engram.memory.MemoryHealth;
import engram.model.Localising;
import engram.model.Look;
import engram.model.Reconstructing;
import engram.model.Remembering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where data differ from what a detector learned: columns, regions of pictures, memory items. */
public final class DriftPlaces {
    private static final int LOOKED_AT = 2_000;
    private static final int AT_ONCE = 256;
    private static final int NAMED = 8;
    private static final int PARTS = 3;
    private static final double LEAST_USE = 0.01;

    private final AnomalyDetector detector;

    DriftPlaces(AnomalyDetector detector) {
        this.detector = detector;
    }

    /**
     * A difference.
     *
     * @param where a column, a region or a memory item
     * @param what about it, in words
     * @param size how large it is, on a scale of its own kind
     */
    public record Change(String where, String what, double size) {}

    private record Seen(float[] values, int count) {}

    /** Of samples from this one on, the largest first. */
    List<Change> changes(Source source, int since) {
        Seen seen = seen(source, since);
        if (seen.count == 0) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        if (detector.encoding() instanceof TableEncoding table) {
            changes.addAll(columns(table, seen));
        }
        changes.addAll(errors(seen));
        List<Change> named = largest(changes);
        named.addAll(largest(items(seen)));
        return named;
    }

    private static List<Change> largest(List<Change> changes) {
        return new ArrayList<>(
                changes.stream()
                        .sorted(Comparator.comparing(Change::size).reversed())
                        .limit(NAMED)
                        .toList());
    }

    private Seen seen(Source source, int since) {
        int size = detector.encoding().shape().size();
        int most = Math.max(1, Math.min(LOOKED_AT, (1 << 25) / size));
        List<float[]> parts = new ArrayList<>();
        int count = 0;
        int skipped = 0;
        try (SampleReader reader = source.encode(detector.encoding()).open()) {
            for (var next = reader.next(AT_ONCE);
                    next.isPresent() && count < most;
                    next = reader.next(AT_ONCE)) {
                Batch batch = next.get();
                int from = Math.min(batch.size(), Math.max(0, since - skipped));
                skipped += batch.size();
                int taken = Math.min(batch.size() - from, most - count);
                float[] part = new float[taken * size];
                System.arraycopy(batch.values(), from * size, part, 0, part.length);
                parts.add(part);
                count += taken;
            }
        }
        float[] values = new float[count * size];
        int next = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, values, next, part.length);
            next += part.length;
        }
        return new Seen(values, count);
    }

    /** Numbers are encoded by the training rows' own centre and scale. */
    private static List<Change> columns(TableEncoding table, Seen seen) {
        List<Change> changes = new ArrayList<>();
        int width = table.shape().columns();
        int offset = 0;
        for (Column column : table.columns()) {
            boolean number =
                    column instanceof Column.Numeric || column instanceof Column.Logarithmic;
            if (number) {
                double mean = mean(seen, width, offset);
                changes.add(
                        new Change(
                                column.name(),
                                String.format(
                                        Locale.ROOT,
                                        "on average %.2f deviations %s what was learned",
                                        Math.abs(mean),
                                        mean < 0 ? "below" : "above"),
                                Math.abs(mean)));
            } else if (column instanceof Column.Category words) {
                double share = mean(seen, width, offset + words.values().size()) / words.novelty();
                changes.add(
                        new Change(
                                column.name(),
                                String.format(
                                        Locale.ROOT, "%.1f %% never seen before", 100 * share),
                                10 * share));
            }
            offset += column.width();
        }
        return changes;
    }

    private static double mean(Seen seen, int width, int feature) {
        double sum = 0;
        for (int i = 0; i < seen.count; i++) {
            sum += seen.values[i * width + feature];
        }
        return sum / seen.count;
    }

    private List<Change> errors(Seen seen) {
        Encoding encoding = detector.encoding();
        Optional<ErrorProfile> usual = new Explainer(detector).errorProfile();
        if (encoding.shape() instanceof SampleShape.Image shape) {
            return usual.map(profile -> regions(shape, squares(seen, shape), profile.perFeature()))
                    .orElseGet(() -> mapped(shape, seen));
        }
        if (!(encoding instanceof TableEncoding table) || usual.isEmpty()) {
            return List.of();
        }
        double[] squares = squares(seen, table.shape());
        List<Change> changes = new ArrayList<>();
        int offset = 0;
        for (Column column : table.columns()) {
            double now = 0;
            double before = 0;
            for (int i = offset; i < offset + column.width(); i++) {
                now += squares[i];
                before += square(usual.get().perFeature()[i]);
            }
            changes.add(ratio(column.name(), now, before));
            offset += column.width();
        }
        return changes;
    }

    private static Change ratio(String where, double now, double before) {
        double times = Math.sqrt(now / Math.max(before, 1e-6));
        return new Change(
                where,
                String.format(Locale.ROOT, "errors %.2f times as large as usual", times),
                Math.abs(Math.log(Math.max(times, 1e-6))));
    }

    /** Each feature's mean squared error. */
    private double[] squares(Seen seen, SampleShape shape) {
        float[] rebuilt =
                detector.use(
                        model -> ((Reconstructing) model).reconstruct(seen.values, seen.count));
        double[] squares = new double[shape.size()];
        for (int i = 0; i < rebuilt.length; i++) {
            squares[i % squares.length] += square(rebuilt[i] - seen.values[i]) / seen.count;
        }
        return squares;
    }

    private static double square(double value) {
        return value * value;
    }

    private static List<Change> regions(SampleShape.Image shape, double[] squares, float[] usual) {
        double[] now = new double[PARTS * PARTS];
        double[] before = new double[PARTS * PARTS];
        for (int i = 0; i < squares.length; i++) {
            int region = region(shape, i % (shape.height() * shape.width()));
            now[region] += squares[i];
            before[region] += square(usual[i]);
        }
        List<Change> changes = new ArrayList<>();
        for (int region = 0; region < now.length; region++) {
            changes.add(ratio(name(region), now[region], before[region]));
        }
        return changes;
    }

    /** Models that map, without rebuilding, say how unlike normal a place is: 0 is as usual. */
    private List<Change> mapped(SampleShape.Image shape, Seen seen) {
        List<Look> looks =
                detector.use(
                        model ->
                                model instanceof Localising localising && localising.localises()
                                        ? localising.look(seen.values, seen.count)
                                        : List.of());
        if (looks.isEmpty()) {
            return List.of();
        }
        double[] sums = new double[PARTS * PARTS];
        int[] counts = new int[PARTS * PARTS];
        for (Look look : looks) {
            float[] map = look.map(shape.height(), shape.width());
            for (int i = 0; i < map.length; i++) {
                int region = region(shape, i);
                sums[region] += map[i];
                counts[region]++;
            }
        }
        List<Change> changes = new ArrayList<>();
        for (int region = 0; region < sums.length; region++) {
            double mean = sums[region] / Math.max(1, counts[region]);
            changes.add(
                    new Change(
                            name(region),
                            String.format(
                                    Locale.ROOT, "on average %.2f deviations from usual", mean),
                            Math.abs(mean)));
        }
        return changes;
    }

    private static int region(SampleShape.Image shape, int pixel) {
        int down = pixel / shape.width() * PARTS / shape.height();
        int across = pixel % shape.width() * PARTS / shape.width();
        return down * PARTS + across;
    }

    private static String name(int region) {
        String down = new String[] {"top", "middle", "bottom"}[region / PARTS];
        String across = new String[] {"left", "centre", "right"}[region % PARTS];
        return "region " + down + " " + across;
    }

    /** Each item's share in what was read, against the last epoch of training. */
    private List<Change> items(Seen seen) {
        return detector.use(
                model -> {
                    if (!(model instanceof Remembering memory) || memory.health().isEmpty()) {
                        return List.<Change>of();
                    }
                    MemoryHealth health = memory.health().get();
                    float[] weights = memory.weights(seen.values, seen.count);
                    int items = memory.items();
                    double[] used = new double[items];
                    for (int i = 0; i < weights.length; i++) {
                        used[i % items] += weights[i] / seen.count;
                    }
                    List<Change> changes = new ArrayList<>();
                    for (int item = 0; item < Math.min(items, health.usage().length); item++) {
                        double before = health.usage()[item];
                        double by = Math.abs(used[item] - before);
                        if (by > LEAST_USE) {
                            changes.add(
                                    new Change(
                                            "memory item " + item,
                                            String.format(
                                                    Locale.ROOT,
                                                    "%.1f %% of what is read, %.1f %% in training",
                                                    100 * used[item],
                                                    100 * before),
                                            by));
                        }
                    }
                    return changes;
                });
    }
}
