package engram.dcn;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.splits.Split;
import engram.model.FarValues;
import engram.model.NeuralModel;
import engram.model.Reconstructing;
import engram.model.SeveralScores;
import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import engram.points.Centres;
import engram.points.KMeans;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** Encoder, decoder and centres of the code's clusters. */
final class DcnModel extends NeuralModel implements Reconstructing, SeveralScores {
    /** k-means++ needs no more to find centres; more would only cost time and heap. */
    private static final int MOST_VALUES_TO_CLUSTER = 1 << 24;

    /** How many codes a centre counts as having seen at first. */
    private static final int FIRST_COUNT = 100;

    private final DcnConfig config;
    private final Network encoder;
    private final Network decoder;
    private final int size;
    private final Tensor centres; // (K, D)
    private final Tensor counts; // (K)

    DcnModel(DcnConfig config, SampleShape shape, long seed) {
        super(shape);
        this.config = config;
        Backbone backbone = Backbone.of(config.backbone(), shape);
        Initial initial = new Initial(seed);
        encoder = new Network("encoder", backbone.encoder(), shape.dimensions(), initial);
        decoder = new Network("decoder", backbone.decoder(), encoder.output(), initial);
        size = IntStream.of(encoder.output()).reduce(1, Math::multiplyExact);
        centres = Tensors.of(new float[config.clusters() * size], config.clusters(), size);
        counts = Tensors.of(new float[config.clusters()], config.clusters());
    }

    @Override
    protected Learner learner(SampleStore training, Trainer trainer) {
        return new DcnLearner(config, this, training, trainer);
    }

    /** Batch norm makes codes in inference others than those that the centres followed. */
    @Override
    protected void complete(SampleStore training, SampleStore validation) {
        Centres settled = centres();
        new KMeans(codes(training, 0), size).settle(settled);
        keep(settled);
    }

    /** The flattened code: (B, D). */
    Tensor encode(Tensor input, Mode mode) {
        return encoder.forward(input, mode).reshape(input.size(0), -1);
    }

    /**
     * @param code (B, D)
     * @return (B, then the sample's shape)
     */
    Tensor decode(Tensor code, Mode mode) {
        long[] shape =
                LongStream.concat(
                                LongStream.of(code.size(0)),
                                IntStream.of(encoder.output()).asLongStream())
                        .toArray();
        return decoder.forward(code.reshape(shape), mode);
    }

    /** Puts centres where the codes of training samples cluster now. */
    void cluster(SampleStore training, long seed) {
        float[] first = new float[config.clusters()];
        Arrays.fill(first, FIRST_COUNT);
        KMeans codes = new KMeans(codes(training, seed), size);
        keep(new Centres(codes.centres(config.clusters(), new SplittableRandom(seed)), first));
    }

    /** The codes of training samples, one after the other; of some where there are very many. */
    private float[] codes(SampleStore training, long seed) {
        int[] order = Split.shuffled(training.size(), seed);
        int most = Math.max(1, MOST_VALUES_TO_CLUSTER / size);
        int[] chosen = Arrays.copyOf(order, Math.min(order.length, most));
        FloatBuffer codes = FloatBuffer.allocate(chosen.length * size);
        forEachBatch(training, chosen, input -> encode(input, Mode.INFERENCE), codes::put);
        return codes.array();
    }

    /** A copy of the centres as they are. */
    Centres centres() {
        return new Centres(Tensors.toArray(centres), Tensors.toArray(counts));
    }

    /** Overwrites the centres. */
    void keep(Centres moved) {
        Tensors.fill(centres, moved.values());
        Tensors.fill(counts, moved.counts());
    }

    @Override
    public double[] score(float[] values, int count) {
        requireLearned();
        float[] codes = batched(values, count, size, input -> encode(input, Mode.INFERENCE));
        Centres known = centres();
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            int own = known.nearest(codes, i * size);
            scores[i] = Math.sqrt(known.squaredDistance(codes, i * size, own));
        }
        // Codes saturate: beyond their edge nothing gets any farther from a centre.
        return FarValues.count(scores, values, shape().size());
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("distance", score(values, count));
        scores.put("reconstruction", errors(values, count));
        return scores;
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        return batched(
                values,
                count,
                shape().size(),
                input -> decode(encode(input, Mode.INFERENCE), Mode.INFERENCE));
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(encoder.parameters());
        parameters.putAll(decoder.parameters());
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = parameters();
        state.putAll(encoder.buffers());
        state.putAll(decoder.buffers());
        state.put("clusters.centres", centres);
        state.put("clusters.counts", counts);
        return state;
    }
}
