package engram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

    @ParameterizedTest
    @CsvSource({"16,256,256", "16,40,300", "8,5,7", "2,3,3", "1,4,4"})
    void itsMapIsWhatLibtorchInterpolates(int grid, int height, int width) {
        SplittableRandom random = new SplittableRandom(grid);
        float[] heat = new float[grid * grid];
        for (int i = 0; i < heat.length; i++) {
            heat[i] = (float) random.nextDouble(-5, 5);
        }
        float[] expected;
        try (Scope scope = Scope.inference()) {
            expected =
                    Tensors.toArray(
                            torch.upsample_bilinear2d(
                                    Tensors.of(heat, 1, 1, grid, grid),
                                    new long[] {height, width},
                                    false));
        }

        float[] map = new Look(0, heat, Optional.empty(), List.of()).map(height, width);

        assertThat(map).containsExactly(expected, within(1e-4f));
    }
}
