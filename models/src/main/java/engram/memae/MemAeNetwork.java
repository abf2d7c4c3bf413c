package engram.memae;

import engram.data.SampleShape;
import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Memory;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** Encoder, memory, decoder. */
final class MemAeNetwork {
    private final Network encoder;
    private final Network decoder;
    private final Memory memory;
    private final MemoryConfig.Queries queries;

    /**
     * @param reconstruction (B, then the sample's shape)
     * @param queries (Q, D), what asked memory
     * @param read what came back
     */
    record Pass(Tensor reconstruction, Tensor queries, Memory.Read read) {}

    MemAeNetwork(MemAeConfig config, SampleShape shape, Initial initial) {
        Backbone backbone = Backbone.of(config.backbone(), shape);
        int[] dimensions = shape.dimensions();
        encoder = new Network("encoder", stack(backbone.encoder(), config), dimensions, initial);
        queries = config.memory().queries();
        memory =
                new Memory(
                        config.memory().items(),
                        features(encoder.output(), queries),
                        config.memory().addressing(),
                        initial);
        decoder =
                new Network(
                        "decoder", stack(backbone.decoder(), config), encoder.output(), initial);
    }

    private static Stack stack(Stack stack, MemAeConfig config) {
        return config.biasBeforeNorm() ? stack.withBiasBeforeNorm() : stack;
    }

    private static int features(int[] code, MemoryConfig.Queries queries) {
        return queries == MemoryConfig.Queries.WHOLE_CODE
                ? IntStream.of(code).reduce(1, Math::multiplyExact)
                : code[0];
    }

    Pass forward(Tensor input, Mode mode) {
        Tensor asked = queries(encoder.forward(input, mode)); // (Q, D)
        Memory.Read read = memory.read(asked, mode);
        return new Pass(decode(read.latent(), mode), asked, read);
    }

    /** The codes of samples as memory sees them: (Q, D). */
    Tensor encode(Tensor input, Mode mode) {
        return queries(encoder.forward(input, mode));
    }

    /**
     * What {@code count} items from {@code from} on look like, each on its own, at every position
     * where positions are queries: (count, then the sample's shape).
     */
    Tensor decodedItems(int from, int count) {
        Tensor items = memory.items().narrow(0, from, count); // (count, D)
        int[] code = encoder.output();
        if (queries == MemoryConfig.Queries.WHOLE_CODE || code.length == 1) {
            return decode(items, Mode.INFERENCE);
        }
        Tensor everywhere =
                items.reshape(count, code[0], 1, 1)
                        .expand(count, code[0], code[1], code[2])
                        .contiguous(); // (count, C, H, W)
        return decoder.forward(everywhere, Mode.INFERENCE);
    }

    Memory memory() {
        return memory;
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(encoder.parameters());
        parameters.putAll(memory.parameters());
        parameters.putAll(decoder.parameters());
        return parameters;
    }

    /** Batch norm's running statistics, by name. */
    Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>(encoder.buffers());
        buffers.putAll(decoder.buffers());
        return buffers;
    }

    /** Whole codes flattened, or positions side by side: (B, C, H, W) to (B*H*W, C). */
    private Tensor queries(Tensor code) {
        if (queries == MemoryConfig.Queries.WHOLE_CODE || code.dim() == 2) {
            return code.reshape(code.size(0), -1);
        }
        return code.permute(0, 2, 3, 1).reshape(-1, code.size(1));
    }

    /** The inverse of {@link #queries(Tensor)}, then the decoder. */
    private Tensor decode(Tensor latent, Mode mode) { // (Q, D)
        int[] code = encoder.output();
        if (queries == MemoryConfig.Queries.WHOLE_CODE || code.length == 1) {
            long[] shape =
                    LongStream.concat(
                                    LongStream.of(latent.size(0)),
                                    IntStream.of(code).asLongStream())
                            .toArray();
            return decoder.forward(latent.reshape(shape), mode);
        }
        Tensor positions = latent.reshape(-1, code[1], code[2], code[0]); // (B, H, W, C)
        return decoder.forward(positions.permute(0, 3, 1, 2).contiguous(), mode);
    }
}
