package engram.memae;

import engram.data.SampleShape;
import engram.memory.Memory;
import engram.model.RememberingModel;
import engram.model.Sliding;
import engram.nn.Graph;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Weights;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** MemAE as a model that learns, scores and shows what it remembers. */
final class MemAeModel extends RememberingModel {
    private final MemAeConfig config;
    private final MemAeNetwork network;

    MemAeModel(MemAeConfig config, SampleShape shape, long seed) {
        super(shape, config.score(), config.backbone().givesLogs(), config.memory());
        this.config = config;
        this.network = new MemAeNetwork(config, shape, new Initial(seed));
    }

    MemAeNetwork network() {
        return network;
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new MemAeLearner(config, this, trainer);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return network.forward(input, Mode.INFERENCE).reconstruction();
    }

    @Override
    protected Optional<Sliding> sliding() {
        return Optional.of(network.sliding());
    }

    /** How far queries are from what memory gives back; the paper does not score by it. */
    @Override
    protected List<OwnScore> own() {
        return List.of(new OwnScore("query-distance", false, this::queryDistance));
    }

    private Tensor queryDistance(Tensor input) {
        MemAeNetwork.Pass pass = network.forward(input, Mode.INFERENCE);
        Tensor difference = pass.queries().sub(pass.read().latent()); // (Q, D)
        return difference.square().sum(1).reshape(input.size(0), -1).sum(1); // (B)
    }

    @Override
    protected Memory remembered() {
        return network.memory();
    }

    @Override
    protected Tensor queries(Tensor input) {
        return network.encode(input, Mode.INFERENCE);
    }

    @Override
    protected Tensor decode(Tensor codes) {
        return network.decode(codes);
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        state.putAll(network.buffers());
        state.putAll(storedHealth().state());
        return state;
    }

    @Override
    protected String drawReconstruction(Graph graph, Map<String, Weights> weights, String samples) {
        return network.draw(graph, weights, samples);
    }
}
