package engram.memae;

import engram.data.SampleShape;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.model.Ensemble;
import engram.model.Remembering;
import java.util.Optional;

/** Remembers what each member remembers: items are those of the first, then of the second... */
final class MemAeEnsembleModel extends Ensemble<MemAeModel> implements Remembering {

    MemAeEnsembleModel(MemAeEnsemble.Config config, SampleShape shape, long seed) {
        super(config.members(), seed, own -> new MemAeModel(config.member(), shape, own));
    }

    private int itemsOfEach() {
        return members().get(0).items();
    }

    @Override
    public int items() {
        return members().size() * itemsOfEach();
    }

    @Override
    public float[] weights(float[] values, int count) {
        int each = itemsOfEach();
        float[] together = new float[Math.multiplyExact(count, items())];
        for (int k = 0; k < members().size(); k++) {
            float[] own = members().get(k).weights(values, count); // (count, N)
            for (int i = 0; i < own.length; i++) {
                int sample = i / each;
                together[sample * items() + k * each + i % each] = own[i] / members().size();
            }
        }
        return together;
    }

    @Override
    public float[] decodedItems() {
        int each = itemsOfEach() * shape().size();
        float[] together = new float[Math.multiplyExact(members().size(), each)];
        for (int k = 0; k < members().size(); k++) {
            System.arraycopy(members().get(k).decodedItems(), 0, together, k * each, each);
        }
        return together;
    }

    @Override
    public MemoryConfig memory() {
        return members().get(0).memory();
    }

    @Override
    public Optional<MemoryHealth> health() {
        return MemoryHealth.together(
                members().stream().flatMap(member -> member.health().stream()).toList());
    }
}
