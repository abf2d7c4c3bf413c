package engram.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsOneAndAllElseSeveral() {
        assertThat(Counted.of(1, "frame")).isEqualTo("1 frame");
        assertThat(Counted.of(0, "frame")).isEqualTo("0 frames");
        assertThat(Counted.of(12, "frame")).isEqualTo("12 frames");
        assertThat(Counted.of(1_500, "frame")).isEqualTo("1,500 frames");
        assertThat(Counted.are(1)).isEqualTo("is");
        assertThat(Counted.are(0)).isEqualTo("are");
        assertThat(Counted.of(1, "class", "classes")).isEqualTo("1 class");
        assertThat(Counted.of(2, "class", "classes")).isEqualTo("2 classes");
    }
}
