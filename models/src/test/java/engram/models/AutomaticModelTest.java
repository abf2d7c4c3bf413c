package engram.models;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticModelTest {

    @ParameterizedTest
    @CsvSource({
        "128, 128, feature-memory",
        "65, 40, feature-memory",
        "64, 64, feature-memory",
        "28, 28, feature-memory",
        "28, 7, memae",
        "200, 28, feature-memory",
    })
    void picturesAreLookedAtThroughPretrainedFeatures(int width, int height, String model) {
        assertThat(AutomaticModel.of(new SampleShape.Image(1, height, width)).model())
                .isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({"1", "40"})
    void rowsHaveAModelToo(int columns) {
        AutomaticModel chosen = AutomaticModel.of(new SampleShape.Row(columns));

        assertThat(Catalogue.family(chosen.model()).takes(new SampleShape.Row(columns))).isTrue();
        assertThat(chosen.when()).isEqualTo("rows of a table");
        assertThat(chosen.model()).isEqualTo("row-memory");
    }

    @Test
    void framesOfVideosAreRemembered() {
        AutomaticModel chosen = AutomaticModel.of(new SampleShape.Clip(1, 16, 128, 128));

        assertThat(chosen.model()).isEqualTo("frame-memory");
        assertThat(chosen.when()).isEqualTo("frames of a video");
    }
}
