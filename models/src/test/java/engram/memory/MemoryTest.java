package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.memory.MemoryConfig.Restart;
import engram.nn.Initial;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Twin;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final int ITEMS = 12;

    @Test
    void readsTheWeightedSumOfItems() {
        Memory memory = memory(Similarity.DOT, 1, 0, DeadRows.ZERO);
        float[] items = Tensors.toArray(memory.items());
        try (Scope scope = Scope.inference()) {
            Memory.Read read = memory.read(Tensors.of(Twin.random(6, 1), 2, 3), Mode.INFERENCE);
            float[] weights = Tensors.toArray(read.weights());
            float[] latent = Tensors.toArray(read.latent());
            for (int query = 0; query < 2; query++) {
                for (int feature = 0; feature < 3; feature++) {
                    double sum = 0;
                    for (int item = 0; item < ITEMS; item++) {
                        sum += weights[query * ITEMS + item] * items[item * 3 + feature];
                    }
                    assertThat((double) latent[query * 3 + feature]).isCloseTo(sum, within(1e-5));
                }
            }
        }
    }

    @Test
    void startsUniformWithinTheRootOfTheFeatures() {
        for (float value : Tensors.toArray(memory(Similarity.DOT, 1, 0, DeadRows.ZERO).items())) {
            assertThat(Math.abs((double) value)).isLessThanOrEqualTo(1 / Math.sqrt(3) + 1e-6);
        }
    }

    @Test
    void onlyAScaledCosineLearnsItsScale() {
        assertThat(memory(Similarity.DOT, 1, 0, DeadRows.ZERO).parameters())
                .containsOnlyKeys("memory.items");
        assertThat(memory(Similarity.SCALED_COSINE, 1, 0, DeadRows.ZERO).parameters())
                .containsOnlyKeys("memory.items", "memory.scale");
    }

    @Test
    void warmsUpInTrainingOnly() {
        Memory memory = memory(Similarity.DOT, 3, 3, DeadRows.ZERO);
        try (Scope scope = Scope.inference()) {
            Tensor queries = Tensors.of(Twin.random(90, 2), 30, 3);
            double inferred = active(memory.read(queries, Mode.INFERENCE));
            memory.startEpoch(1);
            double early = active(memory.read(queries, Mode.TRAINING));
            assertThat(active(memory.read(queries, Mode.INFERENCE))).isEqualTo(inferred);
            memory.startEpoch(3);
            assertThat(active(memory.read(queries, Mode.TRAINING)))
                    .isEqualTo(inferred)
                    .isLessThan(early);
        }
    }

    private static double active(Memory.Read read) {
        return read.weights().gt(Tensors.scalar(0)).sum().item_double();
    }

    @Test
    void replacesOneItem() {
        Memory memory = memory(Similarity.DOT, 1, 0, DeadRows.ZERO);
        float[] before = Tensors.toArray(memory.items());

        memory.replace(4, new float[] {7, 8, 9});

        before[12] = 7;
        before[13] = 8;
        before[14] = 9;
        assertThat(Tensors.toArray(memory.items())).isEqualTo(before);
        assertThat(memory.items().requires_grad()).isTrue();
    }

    @Test
    void mustBeMadeOutsideScopes() {
        try (Scope scope = Scope.open()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> memory(Similarity.DOT, 1, 0, DeadRows.ZERO))
                    .withMessageContaining("a memory must be made outside");
        }
    }

    @Test
    void usageCountsDeadRowsActiveItemsAndShares() {
        MemoryUsage usage = new MemoryUsage(4);
        try (Scope scope = Scope.inference()) {
            usage.add(read(2, 0, 0, 0, 0, 0.5f, 0.5f, 0, 0), Math.log(2) / 2);
            usage.add(read(2, 1, 0, 0, 0, 0, 1, 0, 0), 0);
        }
        MemoryHealth health = usage.health(3);

        assertThat(health.deadRowShare()).isEqualTo(0.25);
        assertThat(health.activeItems()).isEqualTo(1);
        assertThat(health.entropy()).isCloseTo(Math.log(2) / 4, within(1e-6));
        assertThat(health.restarted()).isEqualTo(3);
        assertThat(health.usage()).containsExactly(new float[] {0.5f, 0.5f, 0, 0}, within(1e-6f));
        assertThat(health.unusedItems()).isEqualTo(2);
        assertThat(health.effectiveItems()).isCloseTo(2, within(1e-5));
    }

    private static Memory.Read read(int rows, float... weights) {
        Tensor all = Tensors.of(weights, rows, weights.length / rows);
        Tensor dead = all.sum(1).eq(Tensors.scalar(0));
        return new Memory.Read(all, all, dead);
    }

    @Test
    void nothingReadIsNotAsUsage() {
        MemoryHealth health = new MemoryUsage(3).health(0);

        assertThat(health.usage()).containsExactly(0, 0, 0);
        assertThat(health.entropy()).isZero();
        assertThat(health.unusedItems()).isEqualTo(3);
    }

    @Test
    void warnsOfDeathAndCollapseInPlainWords() {
        float[] even = new float[20];
        java.util.Arrays.fill(even, 0.05f);
        float[] one = new float[20];
        one[3] = 1;

        assertThat(new MemoryHealth(0.1, 3, 1, 0, even).warning()).isEmpty();
        assertThat(new MemoryHealth(0.6, 1, 1, 0, even).warning().orElseThrow())
                .startsWith("memory is dead for 60 % of the queries");
        assertThat(new MemoryHealth(1, 0, 0, 0, new float[20]).warning().orElseThrow())
                .startsWith("memory is dead for 100 %");
        assertThat(new MemoryHealth(0, 1, 0, 0, one).warning().orElseThrow())
                .isEqualTo("memory has collapsed: 20 items do the work of 1.0");
        assertThat(new MemoryHealth(0, 1, 0, 0, new float[] {1, 0}).warning()).isEmpty();
    }

    @Test
    void advisesOnlyWhatIsNotInForce() {
        float[] one = new float[20];
        one[3] = 1;
        MemoryHealth collapsed = new MemoryHealth(0, 1, 0, 0, one);
        MemoryHealth dead = new MemoryHealth(1, 0, 0, 0, one);

        assertThat(collapsed.warning(settings(Similarity.DOT, 1, Restart.NEVER)).orElseThrow())
                .endsWith(
                        "of 1.0; try a lower memory.addressing.shrinkThreshold or restarts of unused items"
                                + " (memory.restart.every 2)");
        assertThat(collapsed.warning(settings(Similarity.DOT, 0, new Restart(2, .5, .1))))
                .hasValueSatisfying(
                        text -> assertThat(text).endsWith("of 1.0; try fewer memory.items"));
        assertThat(dead.warning(settings(Similarity.DOT, 1, Restart.NEVER)).orElseThrow())
                .endsWith(
                        "; try a lower memory.addressing.shrinkThreshold or"
                                + " memory.addressing.similarity SCALED_COSINE");
        assertThat(dead.warning(settings(Similarity.SCALED_COSINE, 1, Restart.NEVER)).orElseThrow())
                .endsWith("; try a lower memory.addressing.shrinkThreshold");
    }

    private static MemoryConfig settings(Similarity similarity, double threshold, Restart restart) {
        return new MemoryConfig(
                20,
                MemoryConfig.Queries.WHOLE_CODE,
                MemoryConfig.Start.UNIFORM,
                new Addressing(similarity, 5, threshold, 0, DeadRows.ZERO, Shrinkage.MASK),
                restart);
    }

    @Test
    void itemsMayStartNormal() {
        float[] items =
                Tensors.toArray(
                        memory(Similarity.DOT, 0, 0, DeadRows.ZERO, MemoryConfig.Start.NORMAL)
                                .items());
        double squares = 0;
        for (float item : items) {
            squares += item * item / items.length;
        }
        assertThat(squares).isBetween(.5, 1.6); // uniform ones: 1/9
    }

    @Test
    void lossesAreThoseOfTheEquations() {
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(new float[] {1, 2, 3, 4}, 2, 2);
            Tensor output = Tensors.of(new float[] {1, 0, 0, 4}, 2, 2);
            assertThat(Losses.meanSquaredError(input, output).item_double()).isEqualTo(13.0 / 4);
            assertThat(Losses.summedSquaredError(input, output).item_double()).isEqualTo(13.0 / 2);
            assertThat(Losses.meanAbsolute(Tensors.of(new float[] {-1, 3}, 2)).item_double())
                    .isEqualTo(2);
            Tensor spread = Tensors.of(new float[] {0.25f, 0.75f, 1, 0}, 2, 2);
            assertThat(Losses.addressingEntropy(spread).item_double())
                    .isCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / 2, within(1e-6));
        }
    }

    @Test
    void entropyOfOneHotAndOfZeroRowsIsZeroWithoutNaN() {
        try (Scope scope = Scope.open()) {
            Tensor weights =
                    Tensors.of(new float[] {1, 0, 0, 0, 0, 0}, 2, 3).set_requires_grad(true);
            Tensor entropy = Losses.addressingEntropy(weights);
            entropy.backward();

            assertThat(entropy.item_double()).isZero();
            for (float gradient : Tensors.toArray(weights.grad())) {
                assertThat(gradient).isFinite();
            }
        }
    }

    @Test
    void weightsAreRestoredAllOrNone() {
        Memory memory = memory(Similarity.SCALED_COSINE, 1, 0, DeadRows.ZERO);
        Map<String, Weights> copy = Weights.copyOf(memory.parameters());
        memory.replace(0, new float[] {1, 1, 1});
        Weights.restore(memory.parameters(), copy);
        assertThat(Tensors.toArray(memory.items())).isEqualTo(copy.get("memory.items").values());

        Map<String, Weights> missing =
                Map.of("memory.items", new Weights(new long[] {ITEMS, 3}, new float[ITEMS * 3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.restore(memory.parameters(), missing))
                .withMessage("weights \"memory.scale\" are missing");
        assertThat(Tensors.toArray(memory.items())).isEqualTo(copy.get("memory.items").values());
        Map<String, Weights> misshapen =
                Map.of("memory.items", Weights.of(new float[36]), "memory.scale", Weights.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weights.restore(memory.parameters(), misshapen))
                .withMessage("weights \"memory.items\" should have shape [12, 3], not [36]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weights(new long[] {2, 2}, new float[3]))
                .withMessage("3 values do not fill shape [2, 2]");
    }

    private static Memory memory(
            Similarity similarity, double threshold, int warmup, DeadRows deadRows) {
        return memory(similarity, threshold, warmup, deadRows, MemoryConfig.Start.UNIFORM);
    }

    private static Memory memory(
            Similarity similarity,
            double threshold,
            int warmup,
            DeadRows deadRows,
            MemoryConfig.Start start) {
        return new Memory(
                new MemoryConfig(
                        ITEMS,
                        MemoryConfig.Queries.WHOLE_CODE,
                        start,
                        new Addressing(similarity, 5, threshold, warmup, deadRows, Shrinkage.MASK),
                        MemoryConfig.Restart.NEVER),
                3,
                new Initial(1));
    }
}
