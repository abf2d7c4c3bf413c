package engram.server.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InferenceTest {

    /** A camera's frames come to {@code engram watch}; what is listed is what is taken. */
    @Test
    void aDetectorOfVideoListsNoInputsAndRefusesThem() {
        ClipEncoding clips =
                new ClipEncoding(
                        new SampleShape.Clip(1, 2, 1, 1),
                        PixelRange.UNIT,
                        ClipEncoding.Judged.LAST);
        Inference inference = new Inference(clips, Limits.standard());
        JsonNode inputs =
                Json.read(
                        """
                        [{"name": "pixels", "shape": [1, 1, 2, 1, 1], "datatype": "UINT8",
                          "data": [1, 2]}]"""
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(inference.inputs()).isEmpty();
        assertThatThrownBy(() -> inference.read(inputs))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("which the protocol has no door for");
    }
}
