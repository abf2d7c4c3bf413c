package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void closingFreesWhatWasMadeInside() {
        Tensor inside;
        try (Scope scope = Scope.open()) {
            inside = Tensors.of(new float[] {1, 2, 3}, 3);
        }
        assertThat(inside.isNull()).isTrue();
    }

    @Test
    void keptTensorsOutliveTheirScope() {
        Tensor kept;
        try (Scope scope = Scope.open()) {
            kept = scope.keep(Tensors.of(new float[] {1, 2, 3}, 3));
        }
        assertThat(Tensors.toArray(kept)).containsExactly(1, 2, 3);
    }

    @Test
    void inferenceRecordsNoGradientsAndRestoresTheMode() {
        Tensor parameter = Tensors.of(new float[] {2}, 1).set_requires_grad(true);
        try (Scope scope = Scope.inference()) {
            assertThat(parameter.mul(parameter).requires_grad()).isFalse();
        }
        try (Scope scope = Scope.open()) {
            assertThat(parameter.mul(parameter).requires_grad()).isTrue();
        }
    }

    @Test
    void refusesToBuildWhatMustOutliveScopesInsideOne() {
        Scope.requireNone("a network");
        try (Scope scope = Scope.open()) {
            assertThatThrownBy(() -> Scope.requireNone("a network"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a network");
        }
    }

    @Test
    void inTurnFreesWhatLiesBetweenAndNothingElse() {
        List<Tensor> between = new ArrayList<>();
        UnaryOperator<Tensor> twice = x -> noted(x.add(x), between);
        UnaryOperator<Tensor> inPlace = x -> x.add_(x);
        Tensor result;
        try (Scope scope = Scope.inference()) {
            Tensor first = Tensors.of(new float[] {1, 2}, 2);
            result = Scope.inTurn(first, List.of(twice, inPlace, twice, inPlace));

            assertThat(between.get(0).isNull()).isTrue();
            assertThat(Tensors.toArray(result)).containsExactly(16, 32);
            assertThat(Tensors.toArray(first)).containsExactly(1, 2);
            assertThat(Scope.inTurn(first, List.of(x -> x)).equals(first)).isTrue();
        }
        assertThat(result.isNull()).isTrue();
    }

    @Test
    void inTurnFreesNothingThatGradientsNeed() {
        try (Scope scope = Scope.open()) {
            Tensor parameter = Tensors.of(new float[] {3}, 1).set_requires_grad(true);

            Scope.inTurn(parameter, List.of(Tensor::square, Tensor::square)).backward();

            assertThat(Tensors.toArray(parameter.grad())).containsExactly(4 * 27);
        }
    }

    @Test
    void inTurnFreesWhatItHasWhereAnOperationFails() {
        List<Tensor> between = new ArrayList<>();
        try (Scope scope = Scope.inference()) {
            Tensor first = Tensors.of(new float[] {1, 2}, 2);
            List<UnaryOperator<Tensor>> fails =
                    List.of(
                            x -> noted(x.add(x), between),
                            x -> {
                                throw new IllegalStateException("no");
                            });

            assertThatThrownBy(() -> Scope.inTurn(first, fails))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(between.get(0).isNull()).isTrue();
    }

    private static Tensor noted(Tensor tensor, List<Tensor> into) {
        into.add(tensor);
        return tensor;
    }

    @Test
    void nativeMemoryStaysFlat() {
        float[] values = new float[512 * 512];
        long before = 0;
        for (int i = 0; i < 400; i++) {
            try (Scope scope = Scope.inference()) {
                Tensor square = Tensors.of(values, 512, 512);
                square.add(square).mul(square);
            }
            if (i == 100) {
                before = Pointer.physicalBytes();
            }
        }
        assertThat(Pointer.physicalBytes()).isLessThan(before + (64L << 20));
    }
}
