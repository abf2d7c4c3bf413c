package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;

import engram.memory.MemoryConfig.Queries;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryConfig.Start;
import engram.nn.Initial;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final int ITEMS = 4;

    @Test
    void unusedItemsBecomeQueriesOfTheLastFullBatchNoneTwice() {
        Memory memory = memory(new Restart(1, 1, 0.5));
        Upkeep upkeep = new Upkeep(memory, config(new Restart(1, 1, 0.5)), 7);
        List<int[]> told = new ArrayList<>();
        upkeep.startEpoch(1, 1);
        saw(upkeep, new float[] {10, 11, 20, 21, 30, 31}, 0); // three queries, all of item 0
        saw(upkeep, new float[] {40, 41}, 0); // a short last batch

        MemoryHealth health = upkeep.endEpoch(told::add);

        assertThat(health.restarted()).isEqualTo(3);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).containsExactly(1, 2, 3);
        float[] items = Tensors.toArray(memory.items());
        assertThat(List.of(items[2], items[4], items[6])).containsExactlyInAnyOrder(10f, 20f, 30f);
        assertThat(items[3]).isEqualTo(items[2] + 1);
    }

    @Test
    void nothingIsOverwrittenWhereRestartsAreNotDue() {
        Memory memory = memory(Restart.NEVER);
        Upkeep upkeep = new Upkeep(memory, config(Restart.NEVER), 7);
        float[] before = Tensors.toArray(memory.items());
        upkeep.startEpoch(1, 1);
        saw(upkeep, new float[] {10, 11, 20, 21}, 2);

        MemoryHealth health =
                upkeep.endEpoch(
                        items -> {
                            throw new AssertionError("nothing was overwritten");
                        });

        assertThat(health.usage()).containsExactly(0, 0, 1, 0);
        assertThat(health.restarted()).isZero();
        assertThat(Tensors.toArray(memory.items())).isEqualTo(before);
    }

    @Test
    void restartsAreDueEverySoManyEpochsAndStopEarly() {
        Restart restart = new Restart(2, 2.0 / 3, 0.01);

        assertThat(restart.isDue(1, 9)).isFalse();
        assertThat(restart.isDue(2, 9)).isTrue();
        assertThat(restart.isDue(6, 9)).isTrue();
        assertThat(restart.isDue(8, 9)).isFalse();
        assertThat(Restart.NEVER.isDue(2, 9)).isFalse();
    }

    @Test
    void healthIsStoredAmongTheWeights() {
        StoredHealth stored = new StoredHealth(2);
        assertThat(stored.health()).isEmpty();

        stored.keep(new MemoryHealth(0.25, 1.5, 0.5, 3, new float[] {0.75f, 0.25f}));

        MemoryHealth health = stored.health().orElseThrow();
        assertThat(health.deadRowShare()).isEqualTo(0.25);
        assertThat(health.activeItems()).isEqualTo(1.5);
        assertThat(health.restarted()).isEqualTo(3);
        assertThat(health.usage()).containsExactly(0.75f, 0.25f);
        assertThat(stored.state()).containsOnlyKeys("memory.usage", "memory.health");
    }

    /** Queries that all read one item. */
    private static void saw(Upkeep upkeep, float[] queries, int item) {
        int rows = queries.length / 2;
        float[] weights = new float[rows * ITEMS];
        for (int row = 0; row < rows; row++) {
            weights[row * ITEMS + item] = 1;
        }
        try (Scope scope = Scope.inference()) {
            Tensor asked = Tensors.of(queries, rows, 2);
            Tensor read = Tensors.of(weights, rows, ITEMS);
            Tensor dead = read.sum(1).eq(Tensors.scalar(0));
            upkeep.saw(asked, new Memory.Read(asked, read, dead), 0);
        }
    }

    private static Memory memory(Restart restart) {
        return new Memory(config(restart), 2, new Initial(1));
    }

    private static MemoryConfig config(Restart restart) {
        return new MemoryConfig(
                ITEMS,
                Queries.WHOLE_CODE,
                Start.UNIFORM,
                new Addressing(Similarity.DOT, 1, 0, 0, DeadRows.ZERO, Shrinkage.MASK),
                restart);
    }

    @Test
    void neighboursAmongCodesLieAsFarApartAsByHand() {
        assertThat(Upkeep.betweenNeighbours(new float[] {0, 0, 3, 4, 3, 4, 3, 8}, 2))
                .isEqualTo((25 + 16 + 16 + 16) / 4.0);
        assertThat(Upkeep.betweenNeighbours(new float[] {1, 1, 1, 1}, 2)).isEqualTo(1);
    }
}
