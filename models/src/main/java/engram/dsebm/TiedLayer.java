package engram.dsebm;

import engram.nn.Initial;
import engram.torch.Tensors;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A layer of softplus units that can be passed upwards and, transposed, downwards. */
interface TiedLayer {

    Rise rise(Tensor below);

    /** By name. */
    Map<String, Tensor> parameters();

    /**
     * One pass upwards.
     *
     * @param above what the units give
     * @param fall from the derivative of some scalar with respect to {@code above} to that with
     *     respect to what came from below
     */
    record Rise(Tensor above, UnaryOperator<Tensor> fall) {}

    /** Units that see all values: h = softplus(W x + b). */
    record Dense(String name, Tensor weight, Tensor bias) implements TiedLayer {
        static Dense of(String name, int inputs, int units, Initial initial) {
            double bound = 1 / Math.sqrt(inputs);
            return new Dense(
                    name, initial.uniform(bound, units, inputs), initial.uniform(bound, units));
        }

        @Override
        public Rise rise(Tensor below) {
            Tensor sum = torch.linear(below.flatten(1, -1), weight, Tensors.optional(bias));
            long[] shape = below.shape();
            return new Rise(
                    torch.softplus(sum), // (B, units)
                    d -> torch.mm(d.mul(sum.sigmoid()), weight).view(shape));
        }

        @Override
        public Map<String, Tensor> parameters() {
            return Map.of(name + ".weight", weight, name + ".bias", bias);
        }
    }

    /** A 3x3 convolution with stride 2 and softplus. */
    record Convolutional(String name, Tensor weight, Tensor bias) implements TiedLayer {
        private static final int KERNEL = 3;

        static Convolutional of(String name, int inputs, int channels, Initial initial) {
            double bound = 1 / Math.sqrt(inputs * KERNEL * KERNEL);
            return new Convolutional(
                    name,
                    initial.uniform(bound, channels, inputs, KERNEL, KERNEL),
                    initial.uniform(bound, channels));
        }

        /** The side that leaves where this one enters. */
        static int side(int input) {
            return (input + 1) / 2;
        }

        @Override
        public Rise rise(Tensor below) {
            Tensor sum =
                    torch.conv2d(
                            below,
                            weight,
                            Tensors.optional(bias),
                            new long[] {2, 2},
                            new long[] {1, 1},
                            new long[] {1, 1},
                            1); // (B, channels, ceil(H / 2), ceil(W / 2))
            // Two input sides give the same output side.
            long[] extra = {1 - below.size(2) % 2, 1 - below.size(3) % 2};
            return new Rise(torch.softplus(sum), d -> fall(d.mul(sum.sigmoid()), extra));
        }

        private Tensor fall(Tensor derivative, long... extra) {
            return torch.conv_transpose2d(
                    derivative,
                    weight,
                    Tensors.optional(null),
                    new long[] {2, 2},
                    new long[] {1, 1},
                    extra,
                    1,
                    1,
                    1);
        }

        @Override
        public Map<String, Tensor> parameters() {
            return Map.of(name + ".weight", weight, name + ".bias", bias);
        }
    }
}
