package engram.adversarial;

import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** D(x): tells samples from those that a generator made, without a look at their codes. */
public final class SampleCritic {
    private final Network trunk;
    private final Network head;

    /**
     * @param name what the names of its trunk's parameters begin with
     * @param headName the same of its head
     * @param width features of the trunk: F
     * @param sample the shape of what it looks at
     */
    public SampleCritic(
            String name, String headName, Stack trunk, int width, int[] sample, Initial initial) {
        this.trunk = new Network(name, trunk, sample, initial);
        this.head =
                new Network(headName, Stack.of(new Layer.Linear(1)), new int[] {width}, initial);
    }

    /** What the head sees: (B, F). */
    public Tensor features(Tensor samples, Mode mode) {
        return trunk.forward(samples, mode);
    }

    /** Higher for what looks like data: (B, 1). */
    public Tensor judge(Tensor samples, Mode mode) {
        return head.forward(features(samples, mode), mode);
    }

    /** Draws for dropout begin anew. */
    public void startEpoch(int epoch) {
        trunk.startEpoch(epoch);
    }

    /** What an optimiser moves, by name. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(trunk.parameters());
        parameters.putAll(head.parameters());
        return parameters;
    }

    /** Running statistics, by name. */
    public Map<String, Tensor> buffers() {
        return trunk.buffers();
    }
}
