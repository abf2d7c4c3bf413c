package engram.training;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * One of several networks that learn with or against one another: what it moves, by an optimiser of
 * its own. Its step leaves the parameters and gradients of all others as they are, whatever its
 * objective went through.
 */
public final class Player {
    private final String name;
    private final Adam adam;
    private double gradientNorm;

    Player(String name, Collection<Tensor> parameters, Trainer trainer, Adam.Settings settings) {
        this.name = name;
        this.adam = trainer.adam(parameters, settings);
    }

    /**
     * Moves this player's parameters against an objective; to be called in the scope that the
     * objective was worked out in. Of passes that other players' objectives share with it, those
     * through this player must not be gone back through any more.
     */
    public void step(Tensor objective) {
        adam.gradientsOf(objective);
        gradientNorm = adam.gradientNorm();
        adam.step();
    }

    String name() {
        return name;
    }

    /** The norm of all gradients together at the last step. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** What the optimiser knows of these rows of one parameter is of no more use. */
    public void clearRows(Tensor parameter, int... rows) {
        adam.clearRows(parameter, rows);
    }

    /** The optimiser's state, by name. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        adam.state().forEach((key, tensor) -> state.put("adam." + name + "." + key, tensor));
        return state;
    }
}
