package engram.detection.folds;

import engram.data.encodings.Reencoding;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.model.AnomalyModel;
import engram.model.Remembering;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Folds whose models remember: items are those of the first, then of the second, and so on. */
final class RememberingFolds extends ReconstructingFolds implements Remembering {

    RememberingFolds(List<AnomalyModel> members, List<Reencoding> encodings) {
        super(members, encodings);
    }

    private Remembering remembering(int fold) {
        return (Remembering) member(fold);
    }

    private int itemsOfEach() {
        return remembering(0).items();
    }

    @Override
    public int items() {
        return folds() * itemsOfEach();
    }

    @Override
    public float[] weights(float[] values, int count) {
        int each = itemsOfEach();
        float[] together = new float[Math.multiplyExact(count, items())];
        for (int fold = 0; fold < folds(); fold++) {
            float[] own = remembering(fold).weights(encoding(fold).of(values), count); // (count, N)
            for (int i = 0; i < own.length; i++) {
                together[i / each * items() + fold * each + i % each] = own[i] / folds();
            }
        }
        return together;
    }

    @Override
    public float[] decodedItems() {
        int each = itemsOfEach() * shape().size();
        float[] together = new float[Math.multiplyExact(folds(), each)];
        for (int fold = 0; fold < folds(); fold++) {
            float[] own = remembering(fold).decodedItems();
            System.arraycopy(
                    encoding(fold).back(own, new float[each]), 0, together, fold * each, each);
        }
        return together;
    }

    @Override
    public MemoryConfig memory() {
        return remembering(0).memory();
    }

    @Override
    public boolean itemsAreParts() {
        return remembering(0).itemsAreParts();
    }

    @Override
    public Optional<MemoryHealth> health() {
        return MemoryHealth.together(
                IntStream.range(0, folds())
                        .mapToObj(fold -> remembering(fold).health())
                        .flatMap(Optional::stream)
                        .toList());
    }
}
