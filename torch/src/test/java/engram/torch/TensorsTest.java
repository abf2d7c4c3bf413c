package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TensorsTest {

    @Test
    void valuesComeBackInRowMajorOrder() {
        try (Scope scope = Scope.inference()) {
            Tensor tensor = Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            assertThat(Tensors.toArray(tensor.t())).containsExactly(1, 4, 2, 5, 3, 6);
        }
    }

    @Test
    void readingOutsideAnyScopeLeavesNothingBehind() {
        Tensor tensor = Tensors.of(new float[] {1, 2, 3}, 3);
        Tensors.toArray(tensor); // the library makes what it keeps for good
        long before = Pointer.totalCount();
        for (int i = 0; i < 50; i++) {
            Tensors.toArray(tensor);
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void refusesValuesThatDoNotFillTheShape() {
        assertThatThrownBy(() -> Tensors.of(new float[5], 2, 3))
                .hasMessage("5 values do not fill shape [2, 3]");
    }

    @Test
    void fillOverwritesAParameter() {
        Tensor parameter = Tensors.of(new float[2], 2).set_requires_grad(true);
        Tensors.fill(parameter, new float[] {7, 8});
        assertThat(Tensors.toArray(parameter)).containsExactly(7, 8);
        assertThat(parameter.requires_grad()).isTrue();
    }
}
