package engram.features.parts;

import engram.features.extraction.PictureFeatures;
import engram.model.RecallingPatches;
import engram.nn.Weights;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A stored memory of patches (Roth et al., "Towards total recall in industrial anomaly detection",
 * CVPR 2022): how far each patch of a picture is from the remembered one most like it.
 *
 * <pre>
 *     map(position) = min over items |x - item|
 *     score         = the mean of the largest 7 of 256, or 2 of 64, of map - usual
 * </pre>
 *
 * <p>Features are divided by their deviations. What is usual is {@link Usual}'s, where somebody
 * looked; the paper has none.
 */
public final class PatchMemory implements Part {
    static final int WIDTH = PictureFeatures.PATCH;
    static final Items STORED = new Items("patches", WIDTH);

    /** The name of the array (N, 2) that tells of which training picture and where items are. */
    static final String SOURCES = "patches.sources";

    /** The name of the array (N) that tells how often items are the nearest. */
    static final String SHARES = "patches.shares";

    /** The name of the array (P) of how much farther than elsewhere patches usually are. */
    static final String USUAL = "patches.usual";

    private final Tensor items;
    private final Tensor norms;
    private final Tensor scale;
    private final List<RecallingPatches.Patch> seen;
    private final Usual usual;

    PatchMemory(Map<String, Weights> weights) {
        Weights stored = STORED.items(weights);
        try (Scope scope = Scope.inference()) {
            Tensor rows = Tensors.of(stored.values(), stored.shape());
            norms = scope.keep(squares(rows).view(1, -1)); // (1, N)
            items = scope.keep(rows.t().contiguous()); // (768, N)
            scale = scope.keep(Tensors.of(STORED.scale(weights), 1, WIDTH));
        }
        seen = seen(weights, (int) stored.shape()[0]);
        usual = Usual.of(Optional.ofNullable(weights.get(USUAL)));
    }

    /** Memories of before it was counted do not know how often an item is the nearest. */
    private static List<RecallingPatches.Patch> seen(Map<String, Weights> weights, int count) {
        float[] sources = Points.rows(weights, SOURCES, 2).values();
        float[] shares =
                weights.containsKey(SHARES)
                        ? Points.vector(weights, SHARES).values()
                        : new float[count];
        if (sources.length != 2 * count || shares.length != count) {
            throw new IllegalArgumentException(
                    "weights \"" + SOURCES + "\" should tell of " + count + " patches");
        }
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new RecallingPatches.Patch(
                                        (int) sources[2 * i], (int) sources[2 * i + 1], shares[i]))
                .toList();
    }

    /** Where its items were seen. */
    public List<RecallingPatches.Patch> patches() {
        return seen;
    }

    private static Tensor squares(Tensor rows) {
        return rows.square().sum(new long[] {1}, true, new ScalarTypeOptional());
    }

    /** Which remembered patch is most like each patch of a picture. */
    int[] nearest(PictureFeatures features) {
        try (Scope scope = Scope.inference()) {
            Tensor least = partial(rows(features)).argmin(new LongOptional(1), false);
            float[] which = Tensors.toArray(least.toType(torch.ScalarType.Float));
            int[] items = new int[which.length];
            Arrays.setAll(items, i -> (int) which[i]);
            return items;
        }
    }

    private Tensor rows(PictureFeatures features) {
        return Tensors.of(features.patches(), features.count(), WIDTH).mul_(scale);
    }

    /**
     * |item|^2 - 2 row.item, (n, N): what is the same for all items is added to the least alone.
     */
    private Tensor partial(Tensor rows) {
        return torch.addmm(norms, rows, items, Tensors.scalar(1), Tensors.scalar(-2));
    }

    private static float[] distances(Tensor partial, Tensor own) {
        return Tensors.toArray(partial.add(own).clamp_min_(Tensors.scalar(0)).sqrt_());
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        try (Scope scope = Scope.inference()) {
            Tensor rows = rows(features);
            Tensor own = squares(rows); // (P, 1)
            Tensor partial = partial(rows);
            float[] map = distances(partial.amin(new long[] {1}, true), own);
            float[] unusual = usual.takenOff(map);
            int place = 0;
            for (int i = 1; i < map.length; i++) {
                place = unusual[i] > unusual[place] ? i : place;
            }
            return usual.judged(map)
                    .with(
                            new Judgement.Odd(
                                    place, near(partial.select(0, place), own.select(0, place))));
        }
    }

    /**
     * @param partial of one patch (N)
     * @param own its square (1)
     */
    private static List<RecallingPatches.Near> near(Tensor partial, Tensor own) {
        long named = Math.min(RecallingPatches.NAMED, partial.size(0));
        T_TensorTensor_T least = partial.topk(named, 0, false, true);
        float[] which = Tensors.toArray(least.get1().toType(torch.ScalarType.Float));
        float[] distances = distances(least.get0(), own);
        return IntStream.range(0, which.length)
                .mapToObj(i -> new RecallingPatches.Near((int) which[i], distances[i]))
                .toList();
    }

    @Override
    public void close() {
        Tensors.release(List.of(items, norms, scale));
    }
}
