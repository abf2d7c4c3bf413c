package engram.points;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Brings samples into the subspace of principal axes and back. Safe for several threads. */
public final class Subspace implements AutoCloseable {
    private static final int VALUES_AT_ONCE = 1 << 20;

    private final int width;
    private final PrincipalAxes source;
    private final Tensor mean;
    private final Tensor axes;

    public Subspace(PrincipalAxes source) {
        Scope.requireNone("a subspace");
        this.source = source;
        width = source.mean().length;
        try (Scope scope = Scope.inference()) {
            mean = scope.keep(doubles(source.mean(), 1, width));
            axes = scope.keep(doubles(source.axes().values(), source.count(), width));
        }
    }

    /** What it was made from. */
    public PrincipalAxes axes() {
        return source;
    }

    /** The coordinates of samples, {@code axes().count()} for each. */
    public float[] coordinates(float[] values, int count) {
        return blocks(values, count, source.count(), rows -> rows.sub(mean).mm(axes.t()));
    }

    /** The points of the subspace that are nearest to samples. */
    public float[] nearest(float[] values, int count) {
        return blocks(
                values, count, width, rows -> rows.sub(mean).mm(axes.t()).mm(axes).add_(mean));
    }

    private float[] blocks(float[] values, int count, int each, UnaryOperator<Tensor> function) {
        float[] results = new float[Math.multiplyExact(count, each)];
        int atOnce = Math.max(1, VALUES_AT_ONCE / width);
        for (int from = 0; from < count; from += atOnce) {
            int to = Math.min(count, from + atOnce);
            try (Scope scope = Scope.inference()) {
                Tensor rows =
                        doubles(
                                Arrays.copyOfRange(values, from * width, to * width),
                                to - from,
                                width);
                Tensor result = function.apply(rows).toType(torch.ScalarType.Float);
                System.arraycopy(
                        Tensors.toArray(result), 0, results, from * each, (to - from) * each);
            }
        }
        return results;
    }

    private static Tensor doubles(float[] values, long... shape) {
        return Tensors.of(values, shape).toType(torch.ScalarType.Double);
    }

    @Override
    public void close() {
        Tensors.release(List.of(mean, axes));
    }
}
