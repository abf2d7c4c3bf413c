package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
