package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TrunkTest {

    /** What {@code scripts/pretrained-network --golden} found with the original file. */
    private record Golden(String layer, int channel, int row, int column, double value) {
        static Golden of(String line) {
            String[] words = line.split(" ", -1);
            return new Golden(
                    words[0],
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Double.parseDouble(words[4]));
        }
    }

    @Test
    void givesWhatTheOriginalNetworkGives() throws IOException {
        Trunk trunk = Trunk.shared();
        try (Scope scope = Scope.inference()) {
            Trunk.Maps maps = trunk.forward(Tensors.of(picture(), 1, 3, Trunk.SIDE, Trunk.SIDE));
            Map<String, Tensor> layers =
                    Map.of(
                            "expanded_conv_5/add", maps.eighth(),
                            "expanded_conv_6/expand", maps.eighthExpanded(),
                            "expanded_conv_12/add", maps.sixteenth(),
                            "expanded_conv_13/expand", maps.sixteenthExpanded());
            Map<String, float[]> values = new HashMap<>();
            layers.forEach((name, layer) -> values.put(name, Tensors.toArray(layer)));
            List<Golden> all = golden();
            assertThat(all).hasSize(800);
            for (Golden golden : all) {
                Tensor layer = layers.get(golden.layer);
                int height = (int) layer.size(2);
                int width = (int) layer.size(3);
                float value =
                        values.get(golden.layer)[
                                (golden.channel * height + golden.row) * width + golden.column];
                assertThat((double) value)
                        .as(golden.toString())
                        .isCloseTo(golden.value, within(2e-3));
            }
        }
    }

    @Test
    void isDescribedByItsLayers() {
        long multiplications = 0;
        int[] shape = {3, Trunk.SIDE, Trunk.SIDE};
        for (var stack : Trunk.stacks()) {
            multiplications += stack.multiplications(shape);
            shape = stack.output(shape);
        }

        assertThat(shape).containsExactly(576, 16, 16);
        assertThat(multiplications).isBetween(200_000_000L, 300_000_000L);
    }

    private static float[] picture() {
        int side = Trunk.SIDE;
        float[] values = new float[3 * side * side];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int level = (y * x / 16 + 40 * channel + 3 * x) % 256;
                    values[(channel * side + y) * side + x] = level / 127.5f - 1;
                }
            }
        }
        return values;
    }

    private static List<Golden> golden() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                TrunkTest.class.getResourceAsStream("mobilenet-v2-trunk.txt"),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(Golden::of).collect(Collectors.toList());
        }
    }
}
