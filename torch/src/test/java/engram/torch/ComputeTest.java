package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ComputeTest {
    private static Compute threads(int count) {
        return new Compute(count, Device.CPU);
    }

    @Test
    void isLeftAsItWasEntered() {
        Compute before = Compute.current();
        try (Compute.Entered outer = threads(3).enter()) {
            try (Compute.Entered inner = threads(2).enter()) {
                assertThat(Compute.current()).isEqualTo(threads(2));
            }
            assertThat(Compute.current()).isEqualTo(threads(3));
        }
        assertThat(Compute.current()).isEqualTo(before);
    }

    @Test
    void threadsDoNotChangeEachOther() {
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(
                        () -> used(1, together), task -> new Thread(task).start());
        CompletableFuture<Integer> two =
                CompletableFuture.supplyAsync(
                        () -> used(2, together), task -> new Thread(task).start());

        assertThat(one.join()).isEqualTo(1);
        assertThat(two.join()).isEqualTo(2);
    }

    /** What libtorch uses on this thread after both threads have asked. */
    private static int used(int count, CyclicBarrier together) {
        try (Compute.Entered here = threads(count).enter();
                Scope scope = Scope.inference()) {
            together.await();
            Tensors.of(new float[4], 2, 2).t().relu();
            return torch.get_num_threads();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** On processors that NNPACK does not know it says so on the console, at each convolution. */
    @Test
    void nnpackIsSilentFromTheFirstScopeOn() {
        try (Scope scope = Scope.open()) {
            assertThat(torch.globalContext().userEnabledNNPACK()).isFalse();
        }
    }

    @Test
    void threadsAreAtLeastOne() {
        assertThatThrownBy(() -> threads(0)).hasMessage("threads must be at least 1, not 0");
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        assumeThat(Compute.has(Device.CUDA)).isFalse();
        assertThatThrownBy(() -> new Compute(1, Device.CUDA).enter())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device cuda is not available");
        assertThat(Compute.current().device()).isEqualTo(Device.CPU);
    }
}
