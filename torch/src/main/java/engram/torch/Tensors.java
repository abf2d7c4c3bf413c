package engram.torch;

import java.util.Arrays;
import java.util.Collection;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Values between Java arrays and tensors. */
public final class Tensors {
    static {
        Compute.prepare();
    }

    private Tensors() {}

    /** A new float tensor of this shape with a copy of the values, in row-major order. */
    public static Tensor of(float[] values, long... shape) {
        long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (expected != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill shape " + Arrays.toString(shape));
        }
        // One copy of memory, where the library's own way goes number by number.
        Tensor made = torch.empty(shape);
        if (values.length > 0) {
            made.data_ptr_float().put(values);
        }
        return placed(made);
    }

    /** A new tensor of doubles of this shape with a copy of the values, in row-major order. */
    public static Tensor ofDoubles(double[] values, long... shape) {
        return placed(Tensor.create(values, shape));
    }

    /** What libtorch makes it makes on the CPU; this brings it to where its thread computes. */
    private static Tensor placed(Tensor made) {
        return Compute.current().device() == Device.CPU ? made : made.cuda();
    }

    /** The values in row-major order. */
    public static float[] toArray(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        copy(tensor, values);
        return values;
    }

    /**
     * The values in row-major order, for those who ask so often that fresh arrays cost more than
     * what is put into them.
     *
     * @param into room for them, from its beginning on
     */
    public static void copy(Tensor tensor, float... into) {
        copy(tensor, into, 0);
    }

    /**
     * The same from a place on.
     *
     * @param at where the first value goes
     */
    public static void copy(Tensor tensor, float[] into, int at) {
        try (Scope scope = Scope.inference()) {
            Tensor plain = plain(tensor);
            int count = Math.toIntExact(plain.numel());
            if (count > 0) {
                plain.data_ptr_float().get(into, at, count);
            }
        }
    }

    /** Each question to libtorch takes a microsecond, which counts where one row is judged. */
    private static Tensor plain(Tensor tensor) {
        return tensor.is_cpu() && tensor.is_contiguous()
                ? tensor
                : tensor.detach().cpu().contiguous();
    }

    /** The values of a tensor of doubles in row-major order. */
    public static double[] toDoubles(Tensor tensor) {
        try (Scope scope = Scope.inference()) {
            Tensor plain = plain(tensor);
            double[] values = new double[Math.toIntExact(plain.numel())];
            if (values.length > 0) {
                plain.data_ptr_double().get(values);
            }
            return values;
        }
    }

    /** Overwrites a tensor's values without telling autograd. */
    public static void fill(Tensor tensor, float[] values) {
        if (tensor.numel() != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill shape " + Arrays.toString(tensor.shape()));
        }
        try (Scope scope = Scope.inference()) {
            tensor.copy_(of(values, tensor.shape()));
        }
    }

    /** Frees tensors that were made outside any scope, such as a closed model's parameters. */
    public static void release(Collection<Tensor> tensors) {
        tensors.forEach(Tensor::close);
    }

    /** An argument of libtorch that may be absent; {@code null} is absent. */
    public static TensorOptional optional(Tensor tensor) {
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
    }

    /** A number as an argument of libtorch. */
    public static Scalar scalar(double value) {
        return new Scalar(value);
    }
}
