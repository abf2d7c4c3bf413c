package engram.benchmarks;

import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Stack;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * MemAE as one would write it on bare libtorch: its functions as they are, its default memory
 * layout, its own Adam. Same layers, same addressing (cosine with a scale, shrinkage,
 * renormalisation), same initial values and same loss as the model it is compared with, step by
 * step.
 */
final class PlainNetwork {
    private final List<BiFunction<Tensor, Boolean, Tensor>> encoder = new ArrayList<>();
    private final List<BiFunction<Tensor, Boolean, Tensor>> decoder = new ArrayList<>();
    private final List<Tensor> parameters = new ArrayList<>();
    private final Tensor items;
    private final Tensor scale;
    private final int[] code;
    private final Adam adam;

    PlainNetwork(Backbone backbone, int[] input, int count) {
        Initial initial = new Initial(0);
        code = add(encoder, backbone.encoder(), input, initial);
        int features = 1;
        for (int side : code) {
            features *= side;
        }
        items = initial.uniform(1 / Math.sqrt(features), count, features);
        parameters.add(items);
        scale = parameter(initial.constant(20, 1));
        add(decoder, backbone.decoder(), code, initial);
        adam = new Adam(new TensorVector(parameters.toArray(Tensor[]::new)), new AdamOptions(1e-3));
    }

    /** One step of training, in the caller's scope; the loss before it. */
    double step(Tensor batch) {
        adam.zero_grad();
        Tensor code = run(encoder, batch, true);
        Tensor weights = weights(code);
        Tensor loss =
                torch.mse_loss(decode(weights, true), batch)
                        .add(entropy(weights), Tensors.scalar(2e-4));
        loss.backward();
        adam.step();
        return loss.item_double();
    }

    /** The reconstruction, in the caller's scope. */
    Tensor reconstruct(Tensor batch) {
        return decode(weights(run(encoder, batch, false)), false);
    }

    private Tensor weights(Tensor output) {
        Tensor queries = output.reshape(output.size(0), -1);
        Tensor similarity = unit(queries).mul(scale).mm(unit(items).t());
        Tensor weights = similarity.softmax(1);
        Tensor kept = weights.mul(weights.gt(Tensors.scalar(1.0 / items.size(0))));
        Tensor mass = kept.sum(new long[] {1}, true, new ScalarTypeOptional());
        return torch.where(
                mass.eq(Tensors.scalar(0)),
                weights,
                kept.div(mass.clamp_min(Tensors.scalar(1e-12))));
    }

    private Tensor decode(Tensor weights, boolean training) {
        Tensor latent = weights.mm(items);
        Tensor folded =
                code.length == 1
                        ? latent
                        : latent.reshape(latent.size(0), code[0], code[1], code[2]);
        return run(decoder, folded, training);
    }

    private static Tensor unit(Tensor rows) {
        return rows.div(
                torch.linalg_vector_norm(
                        rows, Tensors.scalar(2), new long[] {1}, true, new ScalarTypeOptional()));
    }

    private static Tensor entropy(Tensor weights) {
        return weights.mul(weights.add(Tensors.scalar(1e-12)).log())
                .sum()
                .div(Tensors.scalar((double) -weights.size(0)));
    }

    private static Tensor run(
            List<BiFunction<Tensor, Boolean, Tensor>> layers, Tensor input, boolean training) {
        Tensor value = input;
        for (BiFunction<Tensor, Boolean, Tensor> layer : layers) {
            value = layer.apply(value, training);
        }
        return value;
    }

    private int[] add(
            List<BiFunction<Tensor, Boolean, Tensor>> into,
            Stack stack,
            int[] input,
            Initial initial) {
        int[] shape = input;
        for (int i = 0; i < stack.layers().size(); i++) {
            Layer layer = stack.layers().get(i);
            into.add(plain(layer, stack.hasBias(i), shape, initial));
            shape = layer.output(shape);
        }
        return shape;
    }

    private BiFunction<Tensor, Boolean, Tensor> plain(
            Layer layer, boolean hasBias, int[] input, Initial initial) {
        if (layer instanceof Layer.Convolution c) {
            Tensor weight =
                    parameter(
                            initial.normal(
                                    0, 0.02, c.channels(), input[0], c.kernel(), c.kernel()));
            int fanIn = input[0] * c.kernel() * c.kernel();
            Tensor bias = hasBias ? bias(fanIn, c.channels(), initial) : null;
            return (x, training) ->
                    torch.conv2d(
                            x,
                            weight,
                            Tensors.optional(bias),
                            new long[] {c.stride(), c.stride()},
                            new long[] {c.padding(), c.padding()},
                            new long[] {1, 1},
                            1);
        } else if (layer instanceof Layer.TransposedConvolution t) {
            Tensor weight =
                    parameter(
                            initial.normal(
                                    0, 0.02, input[0], t.channels(), t.kernel(), t.kernel()));
            int fanIn = t.channels() * t.kernel() * t.kernel();
            Tensor bias = hasBias ? bias(fanIn, t.channels(), initial) : null;
            return (x, training) ->
                    torch.conv_transpose2d(
                            x,
                            weight,
                            Tensors.optional(bias),
                            new long[] {t.stride(), t.stride()},
                            new long[] {t.padding(), t.padding()},
                            new long[] {t.extraHeight(), t.extraWidth()},
                            1,
                            1,
                            1);
        } else if (layer instanceof Layer.Linear l) {
            Tensor weight =
                    parameter(initial.uniform(1 / Math.sqrt(input[0]), l.features(), input[0]));
            Tensor bias = hasBias ? bias(input[0], l.features(), initial) : null;
            return (x, training) -> torch.linear(x, weight, Tensors.optional(bias));
        } else if (layer instanceof Layer.BatchNorm) {
            return batchNorm(input[0], initial);
        } else if (layer instanceof Layer.Activation a) {
            return switch (a.function()) {
                case RELU -> (x, training) -> x.relu();
                case LEAKY_RELU -> (x, training) -> torch.leaky_relu(x, Tensors.scalar(0.2));
                case MILD_LEAKY_RELU -> (x, training) -> torch.leaky_relu(x, Tensors.scalar(0.1));
                case RELU6 -> (x, training) -> torch.relu6(x);
                case TANH -> (x, training) -> x.tanh();
            };
        }
        throw new IllegalArgumentException("no plain form of " + layer);
    }

    private BiFunction<Tensor, Boolean, Tensor> batchNorm(int channels, Initial initial) {
        Tensor scale = parameter(initial.normal(1, 0.02, channels));
        Tensor shift = parameter(initial.constant(0, channels));
        Tensor mean = torch.zeros(channels);
        Tensor variance = torch.ones(channels);
        return (x, training) ->
                torch.batch_norm(
                        x,
                        Tensors.optional(scale),
                        Tensors.optional(shift),
                        Tensors.optional(mean),
                        Tensors.optional(variance),
                        training,
                        0.1,
                        1e-5,
                        false);
    }

    private Tensor bias(int fanIn, int size, Initial initial) {
        return parameter(initial.uniform(1 / Math.sqrt(fanIn), size));
    }

    private Tensor parameter(Tensor tensor) {
        parameters.add(tensor);
        return tensor;
    }
}
