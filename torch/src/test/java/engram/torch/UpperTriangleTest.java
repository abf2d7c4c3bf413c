package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpperTriangleTest {

    /** Few rows, few columns, strips that go up and strips that do not. */
    @ParameterizedTest
    @CsvSource({"1, 200", "9, 200", "10, 1", "10, 80", "10, 81", "33, 240", "50, 401"})
    void isTheProductWithAllOfTheMatrix(int rows, int side) {
        try (Scope scope = Scope.inference()) {
            Tensor left = torch.randn(rows, side);
            Tensor upper = torch.randn(side, side).triu();
            float[] whole = Tensors.toArray(left.mm(upper));
            float[] strips = Tensors.toArray(UpperTriangle.product(left, upper));

            assertThat(strips).hasSize(whole.length);
            for (int i = 0; i < whole.length; i++) {
                assertThat(strips[i]).isCloseTo(whole[i], within(1e-3f));
            }
        }
    }
}
