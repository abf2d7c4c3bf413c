package engram.server.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.SampleShape;
import engram.detection.verdict.Detection;
import engram.server.requests.Problem;
import engram.server.requests.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private static final SampleShape SHAPE = new SampleShape.Row(1);

    private final List<Integer> rounds = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** A detector whose score is the value; -1 and -2 break it. It waits until the gate opens. */
    private List<Detection> judge(Together together) {
        try (var reader = together.open()) {
            List<Detection> all = new ArrayList<>();
            for (var next = reader.next(3); next.isPresent(); next = reader.next(3)) {
                float[] values = next.get().values();
                for (int i = 0; i < values.length; i++) {
                    if (values[i] == -2) {
                        throw new StackOverflowError("broken");
                    }
                    if (values[i] < 0) {
                        throw new IllegalStateException("broken");
                    }
                    all.add(
                            new Detection(
                                    next.get().ids().get(i), values[i], 1, false, Label.UNKNOWN));
                }
            }
            rounds.add(all.size());
            begun.countDown();
            open.await();
            return all;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Batcher<Detection> batcher(int waiting) {
        return new Batcher<>(this::judge, SHAPE, waiting, Duration.ofMillis(2), 1);
    }

    private static Sent sent(float... values) {
        List<String> ids = new ArrayList<>();
        for (float value : values) {
            ids.add("sample " + value);
        }
        return new Sent(ids, values);
    }

    private static List<Double> scores(CompletableFuture<List<Detection>> verdicts) {
        return verdicts.join().stream().map(Detection::score).toList();
    }

    @Test
    void requestsThatCameMeanwhileAreScoredTogetherAndGetTheirOwn() throws InterruptedException {
        try (Batcher<Detection> batcher = batcher(16)) {
            var first = batcher.submit(sent(1));
            begun.await();
            var second = batcher.submit(sent(2, 3));
            var third = batcher.submit(sent(4, 5, 6));
            open.countDown();
            assertThat(scores(first)).containsExactly(1.0);
            assertThat(scores(second)).containsExactly(2.0, 3.0);
            assertThat(scores(third)).containsExactly(4.0, 5.0, 6.0);
            assertThat(rounds).containsExactly(1, 5);
        }
    }

    @Test
    void aLoneSampleIsJudgedByWhoBringsIt() {
        open.countDown();
        try (Batcher<Detection> batcher = batcher(16)) {
            assertThat(batcher.judge(sent(1))).isCompleted();
            assertThat(batcher.judge(sent(-1))).isCompletedExceptionally();
            assertThat(scores(batcher.judge(sent(2, 3)))).containsExactly(2.0, 3.0);
        }
    }

    @Test
    void aSampleThatComesWhileOthersAreScoredWaitsForItsTurn() throws InterruptedException {
        try (Batcher<Detection> batcher = batcher(16)) {
            var first = batcher.submit(sent(1));
            begun.await();
            var second = batcher.judge(sent(2));
            assertThat(second).isNotDone();
            open.countDown();
            assertThat(scores(first)).containsExactly(1.0);
            assertThat(scores(second)).containsExactly(2.0);
        }
    }

    @Test
    void aBrokenRequestSpoilsNoOther() throws InterruptedException {
        try (Batcher<Detection> batcher = batcher(16)) {
            var first = batcher.submit(sent(1));
            begun.await();
            var broken = batcher.submit(sent(-1));
            var whole = batcher.submit(sent(2));
            open.countDown();
            assertThat(scores(first)).containsExactly(1.0);
            assertThat(scores(whole)).containsExactly(2.0);
            assertThatThrownBy(broken::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void anErrorEndsNoWorker() {
        open.countDown();
        try (Batcher<Detection> batcher = batcher(16)) {
            assertThatThrownBy(() -> batcher.submit(sent(-2)).get(10, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(StackOverflowError.class);
            assertThat(batcher.submit(sent(1)))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .satisfies(verdicts -> assertThat(verdicts).hasSize(1));
        }
    }

    @Test
    void whatIsTooMuchIsRefusedAtOnce() throws InterruptedException {
        try (Batcher<Detection> batcher = batcher(2)) {
            var first = batcher.submit(sent(1));
            begun.await();
            batcher.submit(sent(2)).cancel(false);
            var third = batcher.submit(sent(3));
            assertThatThrownBy(() -> batcher.submit(sent(4)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.status()).isEqualTo(429);
                                assertThat(problem.retry()).hasValue(1);
                            });
            open.countDown();
            assertThat(scores(first)).containsExactly(1.0);
            assertThat(scores(third)).containsExactly(3.0);
            assertThat(rounds).as("nobody waits for the second").containsExactly(1, 1);
        }
    }

    @Test
    void aLargeRequestIsScoredInPiecesWithOthersBetween() {
        open.countDown();
        try (Batcher<Detection> batcher = batcher(16)) {
            float[] many = new float[2500];
            for (int i = 0; i < many.length; i++) {
                many[i] = i;
            }
            var large = batcher.submit(sent(many));
            assertThat(scores(large)).hasSize(2500).isSorted().endsWith(2499.0);
            assertThat(rounds).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void closingLetsWhatWaitsBeScored() {
        open.countDown();
        Batcher<Detection> batcher = batcher(16);
        var one = batcher.submit(sent(1));
        var other = batcher.submit(sent(2));
        batcher.close();
        assertThat(scores(one)).containsExactly(1.0);
        assertThat(scores(other)).containsExactly(2.0);
        assertThatThrownBy(() -> batcher.submit(sent(3)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void whatWaitsForOthersIsScoredWhenItIsClosed() throws Exception {
        open.countDown();
        Batcher<Detection> batcher =
                new Batcher<>(this::judge, SHAPE, 16, Duration.ofSeconds(20), 1);
        batcher.announce(); // of a request that never arrives
        var gathered = batcher.submit(sent(1));
        Thread.sleep(100);
        assertThat(gathered).as("it waits for the one announced").isNotDone();
        batcher.close();
        assertThat(gathered.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void whoeverGivesTheLastAnswerMayClose() throws Exception {
        Batcher<Detection> batcher = batcher(16);
        var first = batcher.submit(sent(1));
        var closing = first.thenRun(batcher::close);
        begun.await();
        var second = batcher.submit(sent(2));
        open.countDown();
        closing.get(10, TimeUnit.SECONDS);
        assertThat(second.get(10, TimeUnit.SECONDS)).hasSize(1);
    }
}
