package engram.training;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.Planted;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final int SAMPLES = 13;
    private static final SampleStore STORE = Planted.of(new SampleShape.Row(3), SAMPLES, false, 1);

    private final List<Noting> learners = List.of(new Noting(1), new Noting(4));

    @Test
    void allLearnFromAllUnlessSharesSayOtherwise() {
        run(new Together(learners));

        for (Noting learner : learners) {
            assertThat(learner.positions).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @Test
    void eachLearnsFromItsShareAndSeesTheSamplesThatItIsTold() {
        run(new Together(learners, (learner, position) -> position % 2 == learner));

        assertThat(new TreeSet<>(learners.get(0).positions)).containsExactly(0, 2, 4, 6, 8, 10, 12);
        assertThat(new TreeSet<>(learners.get(1).positions)).containsExactly(1, 3, 5, 7, 9, 11);
        float[] sample = new float[3];
        for (Noting learner : learners) {
            for (int i = 0; i < learner.positions.size(); i++) {
                STORE.read(learner.positions.get(i), sample, 0);
                assertThat(learner.firstValues.get(i)).isEqualTo(sample[0]);
            }
        }
    }

    @Test
    void lossesAreMeansOfThoseThatLearned() {
        List<EpochReport> both = run(new Together(learners));
        List<EpochReport> one = run(new Together(learners, (learner, position) -> learner == 1));

        assertThat(both.get(0).training()).containsExactly(Map.entry("loss", 2.5));
        assertThat(one.get(0).training()).containsExactly(Map.entry("loss", 4.0));
        assertThat(new Together(learners).state())
                .containsOnlyKeys("member.0.weight", "member.1.weight");
    }

    private static List<Integer> all() {
        return IntStream.range(0, SAMPLES).boxed().toList();
    }

    private static List<EpochReport> run(Learner learner) {
        return new Trainer(
                        new TrainingConfig(1, SAMPLES, 0.1),
                        1,
                        TrainingListener.SILENT,
                        Optional.empty())
                .run(learner, STORE, Planted.of(new SampleShape.Row(3), 1, false, 2));
    }

    /** Learns nothing and writes down what it saw. */
    private static final class Noting implements Learner {
        private final double loss;
        private final List<Integer> positions = new ArrayList<>();
        private final List<Float> firstValues = new ArrayList<>();
        private final Tensor weight = Tensors.of(new float[1], 1);

        Noting(double loss) {
            this.loss = loss;
        }

        @Override
        public Map<String, Double> step(Tensor batch) {
            float[] values = Tensors.toArray(batch);
            for (int i = 0; i < values.length; i += 3) {
                firstValues.add(values[i]);
            }
            return Map.of("loss", loss);
        }

        @Override
        public Map<String, Double> step(Tensor batch, int... at) {
            IntStream.of(at).forEach(positions::add);
            return step(batch);
        }

        @Override
        public Map<String, Double> evaluate(Tensor batch) {
            return Map.of("loss", loss);
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of("weight", weight);
        }
    }
}
