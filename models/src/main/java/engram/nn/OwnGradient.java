package engram.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;

/**
 * A value computed out of autograd's sight, with a backward pass of our own. libtorch's Java
 * binding has no custom functions, only hooks that replace a gradient on its way back; so a cheap
 * operation with the right shapes stands in for ours in the graph, and hooks put the true gradients
 * in the place of its own.
 *
 * <p>For tensors of the CPU, whose backward pass runs on the thread that asks for it. A GPU's runs
 * on a thread of libtorch's own, where no scope is open: what a hook makes there is never freed.
 */
final class OwnGradient {
    private OwnGradient() {}

    /**
     * Makes a value depend on its inputs. The tensor returned, the value's data in the graph, must
     * be used within the scope that is open now, its backward pass included.
     *
     * @param value computed from the inputs without gradients
     * @param backward from the gradient of the value to those of the inputs, in their order and
     *     shapes; an element may be {@code null} where the input requires no gradient
     * @throws IllegalArgumentException if the value lies on a GPU
     */
    static Tensor attach(
            Tensor value, List<Tensor> inputs, Function<Tensor, List<Tensor>> backward) {
        if (!GradMode.is_enabled() || inputs.stream().noneMatch(Tensor::requires_grad)) {
            return value;
        }
        if (value.is_cuda()) {
            throw new IllegalArgumentException(
                    "a gradient of our own needs the CPU: see OwnGradient");
        }
        List<Tensor> gradients = new ArrayList<>();
        Tensor total = null;
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).requires_grad()) {
                // A hook on the input itself would also see the gradients of its other uses.
                Tensor use = inputs.get(i).view_as(inputs.get(i));
                use.register_hook(new Replacement(gradients, i));
                total = total == null ? use.sum() : total.add(use.sum());
            }
        }
        // Not the view itself: what follows may overwrite the result in place.
        Tensor result = total.expand(value.shape()).unsafe_chunk(1, 0).get(0);
        result.set_data(value);
        result.register_hook(new Backward(backward, gradients));
        return result;
    }

    /** Sees the gradient of the value first, and works out those of the inputs. */
    private static final class Backward extends TensorTensorHook {
        private final Function<Tensor, List<Tensor>> backward;
        private final List<Tensor> gradients;

        Backward(Function<Tensor, List<Tensor>> backward, List<Tensor> gradients) {
            this.backward = backward;
            this.gradients = gradients;
        }

        @Override
        public TensorBase call(TensorBase gradient) {
            gradients.clear();
            gradients.addAll(backward.apply(new Tensor(gradient)));
            return gradient;
        }
    }

    /** Lets one of the gradients worked out pass in the place of the stand-in's. */
    private static final class Replacement extends TensorTensorHook {
        private final List<Tensor> gradients;
        private final int index;

        Replacement(List<Tensor> gradients, int index) {
            this.gradients = gradients;
            this.index = index;
        }

        @Override
        public TensorBase call(TensorBase standIn) {
            return gradients.get(index);
        }
    }
}
