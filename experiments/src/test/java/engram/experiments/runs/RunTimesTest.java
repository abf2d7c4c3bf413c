package engram.experiments.runs;

import static org.assertj.core.api.Assertions.assertThat;

import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunTimesTest {
    private static final Run SLOW_1 = new Run("mnist", "0", "memae", 1);
    private static final Run SLOW_2 = new Run("mnist", "1", "memae", 1);
    private static final Run QUICK_1 = new Run("mnist", "0", "knn", 1);
    private static final Run QUICK_2 = new Run("mnist", "1", "knn", 1);
    private static final Run OTHER = new Run("cifar10", "0", "memae", 1);

    private static RunTimes times(int jobs, Run... runs) {
        List<Workers.Order> orders =
                Stream.of(runs)
                        .map(run -> new Workers.Order(run, Method.standard(run.method()), 1))
                        .toList();
        return new RunTimes(orders, jobs);
    }

    @Test
    void nothingIsForetoldBeforeTheFirstRun() {
        assertThat(times(1, SLOW_1, QUICK_1).left()).isZero();
    }

    @Test
    void aMethodTakesAsLongAsItTook() {
        RunTimes times = times(1, SLOW_1, SLOW_2, QUICK_1, QUICK_2);
        times.took(SLOW_1, 100);
        times.took(QUICK_1, 2);

        assertThat(times.left()).isEqualTo(102);
        times.took(SLOW_2, 50);
        assertThat(times.left()).isEqualTo(2);
        times.took(QUICK_2, 2);
        assertThat(times.left()).isZero();
    }

    @Test
    void whatHasNotRunYetIsAsSlowAsTheOthersOnAverage() {
        RunTimes times = times(1, SLOW_1, QUICK_1, OTHER);
        times.took(SLOW_1, 30);
        times.took(QUICK_1, 10);

        assertThat(times.left()).isEqualTo(20);
    }

    @Test
    void severalAtOnceShareTheWork() {
        RunTimes times = times(2, SLOW_1, SLOW_2);
        times.took(SLOW_1, 10);

        assertThat(times.left()).isEqualTo(5);
    }
}
