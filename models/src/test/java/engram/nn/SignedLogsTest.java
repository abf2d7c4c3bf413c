package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.data.SampleShape;
import engram.torch.Scope;
import engram.torch.Tensors;
import org.junit.jupiter.api.Test;

class SignedLogsTest {
    private static final Layer WITH_LOGS = new Layer.WithLogs();

    @Test
    void standBehindTheValues() {
        float e = (float) Math.E;
        try (Scope scope = Scope.inference()) {
            float[] values = {e - 1, 0, 1 - e, -99};
            float[] beside = Tensors.toArray(SignedLogs.beside(Tensors.of(values, 2, 2)));

            assertThat(beside)
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(e - 1, 0, 2, 0, 1 - e, -99, -2, (float) (-2 * Math.log(100)));
        }
    }

    @Test
    void aLayerOfThemDoublesARow() {
        assertThat(WITH_LOGS.output(new int[] {7})).containsExactly(14);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WITH_LOGS.output(new int[] {1, 4, 4}))
                .withMessageContaining("[1, 4, 4]");
    }

    @Test
    void aBackboneSeesThemAndGivesThemBack() {
        SampleShape row = new SampleShape.Row(5);
        Backbone plain = Backbone.of(Backbone.Preset.ROWS, row);
        Backbone both = Backbone.of(Backbone.Preset.ROWS_AND_LOGS, row);

        assertThat(both.encoder().layers().get(0)).isEqualTo(WITH_LOGS);
        assertThat(both.encoder().layers().subList(1, 6)).isEqualTo(plain.encoder().layers());
        assertThat(both.decoder().output(new int[] {2})).containsExactly(10);
    }
}
