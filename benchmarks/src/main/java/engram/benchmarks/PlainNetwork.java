package engram.benchmarks;

import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Stack;
import engram.nn.Weights;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int CLIP = 4;

    private final List<BiFunction<Tensor, Boolean, Tensor>> encoder = new ArrayList<>();
    private final List<BiFunction<Tensor, Boolean, Tensor>> decoder = new ArrayList<>();
    private final List<Tensor> parameters = new ArrayList<>();
    private final Map<String, Tensor> named = new LinkedHashMap<>();
    private final Tensor items;
    private final Tensor scale;
    private final int[] code;
    private final Adam adam;

    PlainNetwork(Backbone backbone, int[] input, int count) {
        Initial initial = new Initial(0);
        code = add("encoder", encoder, backbone.encoder(), input, initial);
        int features = 1;
        for (int side : code) {
            features *= side;
        }
        // As in the models, positions of clips ask memory, whole codes of all else.
        features = code.length == CLIP ? code[0] : features;
        items =
                parameter(
                        "memory.items", initial.uniform(1 / Math.sqrt(features), count, features));
        scale = parameter("memory.scale", initial.constant(20, 1));
        add("decoder", decoder, backbone.decoder(), code, initial);
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
        Tensor queries =
                code.length == CLIP
                        ? output.permute(0, 2, 3, 4, 1).reshape(-1, code[0])
                        : output.reshape(output.size(0), -1);
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
        return run(decoder, folded(latent), training);
    }

    private Tensor folded(Tensor latent) {
        return switch (code.length) {
            case 1 -> latent;
            case CLIP ->
                    latent.reshape(-1, code[1], code[2], code[3], code[0]).permute(0, 4, 1, 2, 3);
            default -> latent.reshape(latent.size(0), code[0], code[1], code[2]);
        };
    }

    /** Takes over what a model of the same layers learned. */
    void load(Map<String, Weights> weights) {
        Weights.restore(named, weights);
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
            String name,
            List<BiFunction<Tensor, Boolean, Tensor>> into,
            Stack stack,
            int[] input,
            Initial initial) {
        int[] shape = input;
        for (int i = 0; i < stack.layers().size(); i++) {
            Layer layer = stack.layers().get(i);
            into.add(plain(name + "." + i + ".", layer, stack.hasBias(i), shape, initial));
            shape = layer.output(shape);
        }
        return shape;
    }

    private BiFunction<Tensor, Boolean, Tensor> plain(
            String name, Layer layer, boolean hasBias, int[] input, Initial initial) {
        if (layer instanceof Layer.Convolution c) {
            Tensor weight =
                    parameter(
                            name + "weight",
                            initial.normal(
                                    0, 0.02, c.channels(), input[0], c.kernel(), c.kernel()));
            int fanIn = input[0] * c.kernel() * c.kernel();
            Tensor bias = hasBias ? bias(name, fanIn, c.channels(), initial) : null;
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
                            name + "weight",
                            initial.normal(
                                    0, 0.02, input[0], t.channels(), t.kernel(), t.kernel()));
            int fanIn = t.channels() * t.kernel() * t.kernel();
            Tensor bias = hasBias ? bias(name, fanIn, t.channels(), initial) : null;
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
        } else if (layer instanceof Layer.ClipConvolution c) {
            return clips(name, c, hasBias, input[0], initial);
        } else if (layer instanceof Layer.ClipTransposedConvolution t) {
            return clips(name, t, hasBias, input[0], initial);
        } else if (layer instanceof Layer.Linear l) {
            Tensor weight =
                    parameter(
                            name + "weight",
                            initial.uniform(1 / Math.sqrt(input[0]), l.features(), input[0]));
            Tensor bias = hasBias ? bias(name, input[0], l.features(), initial) : null;
            return (x, training) -> torch.linear(x, weight, Tensors.optional(bias));
        } else if (layer instanceof Layer.BatchNorm) {
            return batchNorm(name, input[0], initial);
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

    private BiFunction<Tensor, Boolean, Tensor> batchNorm(
            String name, int channels, Initial initial) {
        Tensor scale = parameter(name + "weight", initial.normal(1, 0.02, channels));
        Tensor shift = parameter(name + "bias", initial.constant(0, channels));
        Tensor mean = torch.zeros(channels);
        Tensor variance = torch.ones(channels);
        named.put(name + "running_mean", mean);
        named.put(name + "running_var", variance);
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

    private BiFunction<Tensor, Boolean, Tensor> clips(
            String name, Layer.ClipConvolution c, boolean hasBias, int inputs, Initial initial) {
        int side = c.kernel();
        Tensor weight =
                parameter(
                        name + "weight",
                        initial.normal(0, 0.02, c.channels(), inputs, side, side, side));
        int fanIn = inputs * side * side * side;
        Tensor bias = hasBias ? bias(name, fanIn, c.channels(), initial) : null;
        long[] stride = {c.stride().frames(), c.stride().height(), c.stride().width()};
        long[] padding = {c.padding(), c.padding(), c.padding()};
        return (x, training) ->
                torch.conv3d(
                        x,
                        weight,
                        Tensors.optional(bias),
                        stride,
                        padding,
                        new long[] {1, 1, 1},
                        1);
    }

    private BiFunction<Tensor, Boolean, Tensor> clips(
            String name,
            Layer.ClipTransposedConvolution t,
            boolean hasBias,
            int inputs,
            Initial initial) {
        int side = t.kernel();
        Tensor weight =
                parameter(
                        name + "weight",
                        initial.normal(0, 0.02, inputs, t.channels(), side, side, side));
        int fanIn = t.channels() * side * side * side;
        Tensor bias = hasBias ? bias(name, fanIn, t.channels(), initial) : null;
        long[] stride = {t.stride().frames(), t.stride().height(), t.stride().width()};
        long[] padding = {t.padding(), t.padding(), t.padding()};
        long[] extra = {t.extra().frames(), t.extra().height(), t.extra().width()};
        return (x, training) ->
                torch.conv_transpose3d(
                        x,
                        weight,
                        Tensors.optional(bias),
                        stride,
                        padding,
                        extra,
                        1,
                        new long[] {1, 1, 1});
    }

    private Tensor bias(String name, int fanIn, int size, Initial initial) {
        return parameter(name + "bias", initial.uniform(1 / Math.sqrt(fanIn), size));
    }

    private Tensor parameter(String name, Tensor tensor) {
        named.put(name, tensor);
        parameters.add(tensor);
        return tensor;
    }
}
