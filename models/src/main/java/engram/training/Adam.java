package engram.training;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, 2015) over a fixed list of parameters, in one call of libtorch's fused
 * kernel per step: {@code p -= lr * m' / (sqrt(v') + epsilon)} with the bias-corrected moments m'
 * and v'.
 *
 * <p>Gives every parameter a gradient tensor that stays the same for life: backward passes add to
 * it, {@link #zeroGradients} clears it. A parameter that no loss reached has gradient zero.
 */
public final class Adam implements AutoCloseable {
    /** Its place among the kernel's arguments. */
    private static final int LEARNING_RATE = 6;

    private static final int GRADIENTS = 1;

    private final List<Tensor> parameters;
    private final List<Tensor> gradients;
    private final List<Tensor> firstMoments;
    private final List<Tensor> secondMoments;
    private final Tensor step;
    private final Scalar zero;
    private final Scalar one;
    private final OperatorHandle kernel;
    private final OperatorHandle clearing;
    private final OperatorHandle norms;
    private final IValue[] arguments;
    private final double learningRate;

    /**
     * How far and how smoothly to step.
     *
     * @param learningRate positive
     * @param weightDecay multiple of the parameter added to its gradient, not negative
     */
    public record Settings(double learningRate, Moments moments, double weightDecay) {
        public Settings {
            require(learningRate > 0, "learning rate must be positive, not " + learningRate);
            require(weightDecay >= 0, "weight decay must not be negative, but is " + weightDecay);
        }

        /** With the usual moments and no weight decay. */
        public static Settings of(double learningRate) {
            return new Settings(learningRate, Moments.USUAL, 0);
        }

        /** The same with other moments. */
        public Settings with(Moments other) {
            return new Settings(learningRate, other, weightDecay);
        }

        /** The same with parameters drawn towards zero. */
        public Settings withWeightDecay(double decay) {
            return new Settings(learningRate, moments, decay);
        }
    }

    /**
     * How gradients are averaged.
     *
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added to the root of the second moment, positive
     */
    public record Moments(double beta1, double beta2, double epsilon) {
        /** Those of the paper: 0.9, 0.999, 1e-8. */
        public static final Moments USUAL = new Moments(0.9, 0.999, 1e-8);

        /** For trainings of some thousand steps: 0.9, 0.99, 1e-8. */
        public static final Moments BRIEF = new Moments(0.9, 0.99, 1e-8);

        /** Those in use where networks learn against one another: 0.5, 0.999, 1e-8. */
        public static final Moments ADVERSARIAL = new Moments(0.5, 0.999, 1e-8);

        public Moments {
            require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1), not " + beta1);
            require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1), not " + beta2);
            require(epsilon > 0, "epsilon must be positive, not " + epsilon);
        }
    }

    /**
     * @throws IllegalStateException if a scope is open: the moments would die with it
     */
    public Adam(List<Tensor> parameters, Settings settings) {
        Scope.requireNone("an optimiser");
        this.parameters = List.copyOf(parameters);
        gradients = this.parameters.stream().map(torch::zeros_like).toList();
        firstMoments = this.parameters.stream().map(torch::zeros_like).toList();
        secondMoments = this.parameters.stream().map(torch::zeros_like).toList();
        step = this.parameters.get(0).detach().new_zeros(new long[0]);
        zero = new Scalar(0.0);
        one = new Scalar(1.0);
        for (int i = 0; i < gradients.size(); i++) {
            this.parameters.get(i).mutable_grad().put(gradients.get(i));
        }
        // The kernel is part of libtorch but not of its Java binding, hence the call by name.
        kernel = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
        clearing = Dispatcher.singleton().findSchemaOrThrow("aten::_foreach_zero_", "");
        norms = Dispatcher.singleton().findSchemaOrThrow("aten::_foreach_norm", "Scalar");
        arguments = arguments(settings);
        learningRate = settings.learningRate();
    }

    private IValue[] arguments(Settings settings) {
        boolean amsgrad = false;
        boolean maximize = false;
        IValue absent = new IValue();
        return new IValue[] {
            list(parameters),
            list(gradients),
            list(firstMoments),
            list(secondMoments),
            list(List.of()),
            list(Collections.nCopies(parameters.size(), step)),
            new IValue(settings.learningRate()),
            new IValue(settings.moments().beta1()),
            new IValue(settings.moments().beta2()),
            new IValue(settings.weightDecay()),
            new IValue(settings.moments().epsilon()),
            new IValue(amsgrad),
            new IValue(maximize),
            absent,
            absent
        };
    }

    private static IValue list(List<Tensor> tensors) {
        try (Type.TypePtr type = new Type.TypePtr(TensorType.get());
                GenericList list = new GenericList(type)) {
            for (Tensor tensor : tensors) {
                try (IValue value = new IValue(tensor)) {
                    list.push_back(value);
                }
            }
            return new IValue(list);
        }
    }

    /**
     * Multiplies the learning rate of the settings from now on.
     *
     * @throws IllegalStateException if a scope is open: the rate would die with it
     */
    public void pace(double factor) {
        Scope.requireNone("a learning rate");
        IValue before = arguments[LEARNING_RATE];
        arguments[LEARNING_RATE] = new IValue(learningRate * factor);
        before.close();
    }

    /** How many steps were taken, before a resumption too. */
    public long steps() {
        return (long) step.item_double();
    }

    /** Moves every parameter by one step against its gradient. */
    public void step() {
        try (Scope scope = Scope.inference()) {
            step.add_(one);
            kernel.callBoxed(new IValueVector(arguments));
        }
    }

    /** Sets all gradients to zero, as must happen before each backward pass. */
    public void zeroGradients() {
        try (Scope scope = Scope.inference()) {
            // One call: small networks would feel a call for each.
            clearing.callBoxed(new IValueVector(arguments[GRADIENTS]));
        }
    }

    /**
     * Shrinks all gradients alike where their common norm is larger, as may happen between the
     * backward pass and {@link #step}.
     *
     * @param most the largest norm of all gradients taken together, positive
     * @return the norm before
     */
    public double clipGradients(double most) {
        try (Scope scope = Scope.inference()) {
            return torch.clip_grad_norm_(vector(parameters), most);
        }
    }

    /** The norm of all gradients taken together. */
    public double gradientNorm() {
        try (Scope scope = Scope.inference()) {
            // Clipping without a limit would say it too, but multiplies every gradient by 1.
            IValueVector stack =
                    new IValueVector(
                            arguments[GRADIENTS], new IValue(Tensors.scalar(2)), new IValue());
            norms.callBoxed(stack);
            return torch.stack(stack.get(0).toTensorVector()).norm().item_double();
        }
    }

    /**
     * Works out the gradients of a loss for these parameters alone: others that it went through
     * keep theirs, and its graph can be gone through once more. To be called in the scope that the
     * graph was made in.
     */
    public void gradientsOf(Tensor loss) {
        zeroGradients();
        torch.backward(
                new TensorVector(loss),
                new TensorVector(),
                new BoolOptional(true),
                false,
                vector(parameters));
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    /**
     * Forgets the moments of some rows of one parameter, as when those rows were overwritten.
     *
     * @param rows indices along the parameter's first dimension
     * @throws IllegalArgumentException if the parameter is not one of this optimiser's
     */
    public void clearRows(Tensor parameter, int... rows) {
        int index = indexOf(parameter);
        long[] indices = Arrays.stream(rows).asLongStream().toArray();
        try (Scope scope = Scope.inference()) {
            Tensor where =
                    Tensor.create(indices, indices.length)
                            .to(parameter.device(), torch.ScalarType.Long);
            firstMoments.get(index).index_fill_(0, where, zero);
            secondMoments.get(index).index_fill_(0, where, zero);
        }
    }

    private int indexOf(Tensor parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).is_same(parameter)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "not a parameter of this optimiser: " + Arrays.toString(parameter.shape()));
    }

    /**
     * All that a later run needs to go on exactly: the live tensors {@code step}, {@code
     * first-moment.I} and {@code second-moment.I} for the I-th parameter. To go on, overwrite them.
     */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("step", step);
        for (int i = 0; i < parameters.size(); i++) {
            state.put("first-moment." + i, firstMoments.get(i));
            state.put("second-moment." + i, secondMoments.get(i));
        }
        return Collections.unmodifiableMap(state);
    }

    /** Frees the moments and gradients; parameters stay. */
    @Override
    public void close() {
        try (Scope scope = Scope.inference()) {
            parameters.forEach(parameter -> parameter.mutable_grad().put(new Tensor()));
        }
        for (IValue argument : arguments) {
            argument.close();
        }
        Tensors.release(gradients);
        Tensors.release(firstMoments);
        Tensors.release(secondMoments);
        step.close();
        zero.close();
        one.close();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
