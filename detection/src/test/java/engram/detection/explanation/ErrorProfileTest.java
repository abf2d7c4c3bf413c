package engram.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorProfileTest {

    @Test
    void squaredErrorsAreTakenValueByValue() {
        assertThat(ErrorProfile.squaredErrors(new float[] {1, 2, 3}, new float[] {1, 0, 3.5f}))
                .containsExactly(0, 4, 0.25f);
    }
}
