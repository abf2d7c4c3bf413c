package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Losses;
import engram.nn.Twin;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AddressingTest {
    private static final int QUERIES = 40;
    private static final int ITEMS = 8;
    private static final int FEATURES = 5;
    private static final double SCALE = 6;

    private final float[] queries = Twin.random(QUERIES * FEATURES, 1);
    private final float[] items = Twin.random(ITEMS * FEATURES, 2);

    static Stream<Arguments> allWays() {
        return Arrays.stream(Similarity.values())
                .flatMap(
                        similarity ->
                                Arrays.stream(DeadRows.values())
                                        .flatMap(
                                                dead ->
                                                        Arrays.stream(Shrinkage.values())
                                                                .map(
                                                                        shrinkage ->
                                                                                Arguments.of(
                                                                                        similarity,
                                                                                        dead,
                                                                                        shrinkage))));
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void addressesAsThePlainJavaTwinDoes(
            Similarity similarity, DeadRows deadRows, Shrinkage shrinkage) {
        for (double threshold : new double[] {0, 1, 2, 3}) {
            Addressing addressing =
                    new Addressing(similarity, SCALE, threshold, 0, deadRows, shrinkage);
            try (Scope scope = Scope.open()) {
                Addressing.Weights address = address(addressing, threshold);
                float[] weights = Tensors.toArray(address.weights());
                float[] dead = Tensors.toArray(address.dead().mul(Tensors.scalar(1.0)));
                for (int query = 0; query < QUERIES; query++) {
                    double[] dense = dense(similarity, query);
                    double[] expected = shrunk(dense, threshold / ITEMS, deadRows);
                    boolean isDead = Arrays.stream(dense).max().orElseThrow() <= threshold / ITEMS;
                    assertThat(dead[query]).isEqualTo(isDead ? 1 : 0);
                    assertThat(Arrays.copyOfRange(weights, query * ITEMS, (query + 1) * ITEMS))
                            .containsExactly(Twin.floats(expected), within(1e-5f));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Similarity.class)
    void rowsSumToOneOrAreZero(Similarity similarity) {
        Addressing addressing =
                new Addressing(similarity, SCALE, 3, 0, DeadRows.ZERO, Shrinkage.MASK);
        try (Scope scope = Scope.open()) {
            Addressing.Weights address = address(addressing, 3);
            float[] sums = Tensors.toArray(address.weights().sum(1));
            float[] dead = Tensors.toArray(address.dead().mul(Tensors.scalar(1.0)));
            for (int query = 0; query < QUERIES; query++) {
                assertThat(sums[query]).isCloseTo(1 - dead[query], within(1e-6f));
            }
        }
    }

    @Test
    void bothShrinkagesHaveTheSameValues() {
        Addressing mask =
                new Addressing(Similarity.DOT, 1, 2, 0, DeadRows.UNSHRUNK, Shrinkage.MASK);
        Addressing ratio =
                new Addressing(Similarity.DOT, 1, 2, 0, DeadRows.UNSHRUNK, Shrinkage.RATIO);
        try (Scope scope = Scope.open()) {
            assertThat(Tensors.toArray(address(mask, 2).weights()))
                    .containsExactly(Tensors.toArray(address(ratio, 2).weights()), within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void gradientsAreThoseOfFiniteDifferences(
            Similarity similarity, DeadRows deadRows, Shrinkage shrinkage) {
        Addressing addressing = new Addressing(similarity, SCALE, 1, 0, deadRows, shrinkage);
        float[] direction = Twin.random(QUERIES * ITEMS, 3);
        float[] gradient;
        try (Scope scope = Scope.open()) {
            Tensor asked = Tensors.of(queries, QUERIES, FEATURES).set_requires_grad(true);
            Addressing.Weights address =
                    addressing.address(
                            asked, Tensors.of(items, ITEMS, FEATURES), kept(similarity), 1);
            address.weights().mul(Tensors.of(direction, QUERIES, ITEMS)).sum().backward();
            gradient = Tensors.toArray(asked.grad());
        }
        int checked = 0;
        for (int query = 0; query < QUERIES; query++) {
            double[] dense = dense(similarity, query);
            if (Arrays.stream(dense).anyMatch(w -> Math.abs(w - 1.0 / ITEMS) < 2e-3)) {
                continue; // a step away from the threshold, where no derivative exists
            }
            checked++;
            for (int feature = 0; feature < FEATURES; feature++) {
                int at = query * FEATURES + feature;
                double slope =
                        (objective(similarity, deadRows, query, at, 1e-3f, direction)
                                        - objective(
                                                similarity, deadRows, query, at, -1e-3f, direction))
                                / 2e-3;
                assertThat((double) gradient[at])
                        .isCloseTo(slope, within(1e-3 + 1e-2 * Math.abs(slope)));
            }
        }
        assertThat(checked).isGreaterThan(QUERIES / 2);
    }

    /** The twin's weights along a direction, with one value of the query moved. */
    private double objective(
            Similarity similarity,
            DeadRows deadRows,
            int query,
            int at,
            float move,
            float... direction) {
        float before = queries[at];
        queries[at] = before + move;
        double[] weights = shrunk(dense(similarity, query), 1.0 / ITEMS, deadRows);
        queries[at] = before;
        double sum = 0;
        for (int item = 0; item < ITEMS; item++) {
            sum += weights[item] * direction[query * ITEMS + item];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("allWays")
    void aBatchOfDeadRowsGivesNoNaN(Similarity similarity, DeadRows deadRows, Shrinkage shrinkage) {
        Addressing addressing = new Addressing(similarity, SCALE, 100, 0, deadRows, shrinkage);
        try (Scope scope = Scope.open()) {
            Tensor asked = Tensors.of(queries, QUERIES, FEATURES).set_requires_grad(true);
            Tensor known = Tensors.of(items, ITEMS, FEATURES).set_requires_grad(true);
            Tensor scale = kept(similarity).set_requires_grad(true);
            Addressing.Weights address = addressing.address(asked, known, scale, 100);
            Tensor loss =
                    address.weights()
                            .mm(known)
                            .square()
                            .sum()
                            .add(Losses.addressingEntropy(address.weights()));
            loss.backward();

            assertThat(Tensors.toArray(address.dead().mul(Tensors.scalar(1.0)))).containsOnly(1);
            assertThat(loss.item_double()).isFinite();
            if (address.weights().requires_grad()) {
                for (float value : Tensors.toArray(known.grad())) {
                    assertThat(value).isFinite();
                }
            }
            if (deadRows == DeadRows.ZERO) {
                assertThat(loss.item_double()).isZero();
                assertThat(Tensors.toArray(asked.grad())).containsOnly(0);
            }
        }
    }

    @Test
    void theThresholdRisesInEqualStepsOverTheWarmUp() {
        Addressing warm = new Addressing(Similarity.DOT, 1, 3, 4, DeadRows.ZERO, Shrinkage.MASK);
        Addressing cold = new Addressing(Similarity.DOT, 1, 3, 0, DeadRows.ZERO, Shrinkage.MASK);

        assertThat(Stream.of(1, 2, 3, 4, 5, 100).map(warm::thresholdIn))
                .containsExactly(0.75, 1.5, 2.25, 3.0, 3.0, 3.0);
        assertThat(cold.thresholdIn(1)).isEqualTo(3);
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addressing(0, 1, 0))
                .withMessageContaining("initialScale must be above 0, not 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addressing(1, Double.NaN, 0))
                .withMessageContaining("shrinkThreshold is a multiple of 1/N");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addressing(1, 1, -1))
                .withMessageContaining("shrinkWarmup");
    }

    private static Addressing addressing(double scale, double threshold, int warmup) {
        return new Addressing(
                Similarity.DOT, scale, threshold, warmup, DeadRows.ZERO, Shrinkage.MASK);
    }

    private Addressing.Weights address(Addressing addressing, double threshold) {
        return addressing.address(
                Tensors.of(queries, QUERIES, FEATURES),
                Tensors.of(items, ITEMS, FEATURES),
                kept(addressing.similarity()),
                threshold);
    }

    private static Tensor kept(Similarity similarity) {
        return Tensors.of(new float[] {(float) similarity.kept(SCALE)}, 1);
    }

    /** Softmax of similarities, one query. */
    private double[] dense(Similarity similarity, int query) {
        double[] exponentials = new double[ITEMS];
        double total = 0;
        for (int item = 0; item < ITEMS; item++) {
            double dot = 0;
            double ofQuery = 0;
            double ofItem = 0;
            for (int i = 0; i < FEATURES; i++) {
                double z = queries[query * FEATURES + i];
                double m = items[item * FEATURES + i];
                dot += z * m;
                ofQuery += z * z;
                ofItem += m * m;
            }
            double cosine = dot / Math.sqrt(ofQuery) / Math.sqrt(ofItem);
            double alike =
                    switch (similarity) {
                        case DOT -> dot;
                        case SCALED_DOT -> dot / Math.sqrt(FEATURES);
                        case COSINE -> cosine;
                        case SCALED_COSINE -> SCALE * cosine;
                        case DISTANCE -> -SCALE * (ofQuery - 2 * dot + ofItem);
                    };
            exponentials[item] = Math.exp(alike);
            total += exponentials[item];
        }
        for (int item = 0; item < ITEMS; item++) {
            exponentials[item] /= total;
        }
        return exponentials;
    }

    private static double[] shrunk(double[] dense, double threshold, DeadRows deadRows) {
        double[] kept = Arrays.stream(dense).map(w -> w > threshold ? w : 0).toArray();
        double mass = Arrays.stream(kept).sum();
        if (mass > 0) {
            return Arrays.stream(kept).map(w -> w / mass).toArray();
        }
        return switch (deadRows) {
            case ZERO -> kept;
            case UNSHRUNK -> dense;
            case TOP_ONE -> {
                double most = Arrays.stream(dense).max().orElseThrow();
                yield Arrays.stream(dense).map(w -> w == most ? 1 : 0).toArray();
            }
        };
    }
}
