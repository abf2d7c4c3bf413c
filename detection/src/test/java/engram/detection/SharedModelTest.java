package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.AnomalyModel;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedModelTest {
    private final Fake model = new Fake();
    private final SharedModel shared = new SharedModel(model, new Compute(1, Device.CPU));

    /** Counts who is in it. */
    private static final class Fake implements AnomalyModel {
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile boolean closed;

        @Override
        public SampleShape shape() {
            return new SampleShape.Row(1);
        }

        @Override
        public List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer by) {
            return List.of();
        }

        @Override
        public double[] score(float[] values, int count) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000);
            assertThat(closed).isFalse();
            inside.decrementAndGet();
            return new double[count];
        }

        @Override
        public Map<String, Weights> weights() {
            return Map.of();
        }

        @Override
        public void restore(Map<String, Weights> weights) {}

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void isFreedByTheLastHolder() {
        shared.hold();
        shared.letGo();
        assertThat(model.closed).isFalse();
        shared.letGo();
        assertThat(model.closed).isTrue();
        assertThatThrownBy(() -> shared.use(AnomalyModel::shape))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this detector is closed");
        assertThatThrownBy(shared::hold).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isFreedAfterTheLastUse() throws InterruptedException {
        CountDownLatch using = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> freedInUse =
                CompletableFuture.supplyAsync(
                        () ->
                                shared.use(
                                        it -> {
                                            using.countDown();
                                            await(goOn);
                                            return model.closed;
                                        }));
        using.await();
        CompletableFuture<Void> freeing = CompletableFuture.runAsync(shared::letGo);
        goOn.countDown();

        assertThat(freedInUse.join()).isFalse();
        freeing.join();
        assertThat(model.closed).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMoreBatchesAtOnceThanProcessors() {
        List<CompletableFuture<Void>> all =
                IntStream.range(0, 16)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                this::scoreOften, task -> new Thread(task).start()))
                        .toList();
        all.forEach(CompletableFuture::join);

        assertThat(model.most.get()).isBetween(1, Runtime.getRuntime().availableProcessors());
    }

    private void scoreOften() {
        for (int i = 0; i < 500; i++) {
            shared.use(it -> it.score(new float[1], 1));
        }
    }

    @Test
    void computesAsItsDetectorDoes() {
        assertThat(shared.<Compute>use(it -> Compute.current()))
                .isEqualTo(new Compute(1, Device.CPU));
    }
}
