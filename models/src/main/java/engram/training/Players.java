package engram.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Those who learn with or against one another in one training, in the order of their joining. */
public final class Players {
    private final Trainer trainer;
    private final List<Player> all = new ArrayList<>();

    public Players(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * One more, with the training's rate.
     *
     * @param name what the optimiser's state is called after
     * @param parameters what this player moves, by name
     */
    public Player join(String name, Map<String, Tensor> parameters, Adam.Moments moments) {
        return join(name, parameters, trainer.settings().with(moments));
    }

    /** One more, with settings of its own, such as another learning rate than the others'. */
    public Player join(String name, Map<String, Tensor> parameters, Adam.Settings settings) {
        Player player = new Player(name, parameters.values(), trainer, settings);
        all.add(player);
        return player;
    }

    /** What training goes on from: the model's state, then every optimiser's. */
    public Map<String, Tensor> state(Map<String, Tensor> model) {
        Map<String, Tensor> state = new LinkedHashMap<>(model);
        all.forEach(player -> state.putAll(player.state()));
        return state;
    }

    /** The norms of their gradients at their last steps, each by the player's name. */
    public Map<String, Double> gradientNorms() {
        Map<String, Double> norms = new LinkedHashMap<>();
        all.forEach(player -> norms.put("gradient-" + player.name(), player.gradientNorm()));
        return norms;
    }
}
