package engram.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A short soak; {@code scripts/soak} is the long one. */
@EnabledOnOs(OS.LINUX)
class SoakIT {
    /** What the collector and libtorch's caches may still add after a warm-up this short. */
    private static final double SETTLING = 1.15;

    @Test
    void everyRequestIsAnsweredAndMemoryDoesNotGrow() throws IOException, InterruptedException {
        Load load = Soak.run(new Soak.Plan(60, 8, 64)).load();
        assertThat(load.requests()).isGreaterThan(100);
        assertThat(load.failures()).isZero();
        assertThat(load.end()).isLessThan(load.warm() * SETTLING);
    }
}
