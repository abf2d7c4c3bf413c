package engram.memae;

import engram.data.SampleShape;
import engram.memory.Memory;
import engram.memory.QueryShape;
import engram.model.Sliding;
import engram.nn.Backbone;
import engram.nn.Graph;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.NetworkDrawing;
import engram.nn.Stack;
import engram.nn.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, memory, decoder. */
final class MemAeNetwork {
    private final Network encoder;
    private final Network decoder;
    private final Memory memory;
    private final QueryShape shape;
    private final Stack encoding;
    private final Stack decoding;
    private final int[] dimensions;

    /**
     * @param reconstruction (B, then the sample's shape)
     * @param queries (Q, D), what asked memory
     * @param read what came back
     */
    record Pass(Tensor reconstruction, Tensor queries, Memory.Read read) {}

    MemAeNetwork(MemAeConfig config, SampleShape sample, Initial initial) {
        Backbone backbone = Backbone.of(config.backbone(), sample);
        dimensions = sample.dimensions();
        encoding = stack(backbone.encoder(), config);
        decoding = stack(backbone.decoder(), config);
        encoder = new Network("encoder", encoding, dimensions, initial);
        shape = new QueryShape(config.memory().queries(), encoder.output());
        memory = new Memory(config.memory(), shape.features(), initial);
        decoder = new Network("decoder", decoding, encoder.output(), initial);
    }

    private static Stack stack(Stack stack, MemAeConfig config) {
        return config.biasBeforeNorm() ? stack.withBiasBeforeNorm() : stack;
    }

    Pass forward(Tensor input, Mode mode) {
        Tensor asked = encode(input, mode); // (Q, D)
        Memory.Read read = memory.read(asked, mode);
        return new Pass(decoder.forward(shape.codes(read.latent()), mode), asked, read);
    }

    Sliding sliding() {
        return new Sliding(
                encoder.sliding(),
                code -> {
                    Memory.Read read = memory.read(shape.queries(code), Mode.INFERENCE);
                    return decoder.forward(shape.codes(read.latent()), Mode.INFERENCE);
                });
    }

    /**
     * What the decoder makes of codes that no memory stands before: (B, then the sample's shape).
     */
    Tensor withoutMemory(Tensor input, Mode mode) {
        return decoder.forward(encoder.forward(input, mode), mode);
    }

    /** The codes of samples as memory sees them: (Q, D). */
    Tensor encode(Tensor input, Mode mode) {
        return shape.queries(encoder.forward(input, mode));
    }

    /**
     * What codes (B, D) look like, each at every position where positions are queries: (B, then the
     * sample's shape).
     */
    Tensor decode(Tensor codes) {
        return decoder.forward(shape.everywhere(codes), Mode.INFERENCE);
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

    /** The reconstruction of inference, written down. */
    String draw(Graph graph, Map<String, Weights> weights, String samples) {
        NetworkDrawing drawing = new NetworkDrawing(graph, weights);
        String code = drawing.draw("encoder", encoding, dimensions, samples);
        String latent = memory.draw(graph, weights, shape.drawQueries(graph, code));
        return drawing.draw("decoder", decoding, encoder.output(), shape.drawCodes(graph, latent));
    }
}
