package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import engram.data.SampleShape;
import engram.nn.Backbone.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which layers clips share; that the results are right, ClipWatchTest says. */
class SlidingClipsTest {

    @ParameterizedTest
    @CsvSource({
        "VIDEO_LIGHT, 16, 3",
        "VIDEO_LIGHT, 8, 2",
        "VIDEO_LIGHT, 3, 1",
        "VIDEO_LIGHT, 2, 0",
        "VIDEO_PAPER, 16, 3"
    })
    void longClipsShareMoreLayers(Preset preset, int frames, int shared) {
        SampleShape clip = new SampleShape.Clip(1, frames, 16, 16);
        Stack encoder = Backbone.of(preset, clip).encoder();
        Network network = new Network("encoder", encoder, clip.dimensions(), new Initial(1));

        try (SlidingClips sliding = network.sliding()) {
            assertThat(sliding.shared()).isEqualTo(shared);
        }
    }

    @Test
    void picturesDoNotSlide() {
        Network network =
                new Network(
                        "encoder",
                        Stack.of(new Layer.Convolution(2, 3, 2, 1)),
                        new int[] {1, 8, 8},
                        new Initial(1));

        assertThatIllegalStateException().isThrownBy(network::sliding);
    }
}
