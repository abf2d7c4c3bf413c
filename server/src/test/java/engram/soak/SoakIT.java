package engram.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ten minutes of it; {@code scripts/soak} is the long one. */
@EnabledOnOs(OS.LINUX)
class SoakIT {
    /** What libtorch's caches may still add after the first fifth; the heap adds nothing. */
    private static final double SETTLING = 1.05;

    @Test
    void everyRequestIsAnsweredAndMemoryDoesNotGrow() throws IOException, InterruptedException {
        Load load = Soak.run(new Soak.Plan(600, 8, 64)).load();
        assertThat(load.requests()).isGreaterThan(100);
        assertThat(load.failures()).isZero();
        assertThat(load.end()).isLessThan(load.warm() * SETTLING);
    }
}
