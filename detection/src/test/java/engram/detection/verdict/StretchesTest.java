package engram.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final int FRAMES = 50;

    private record Known(double[] scores, int... of) {
        Stretches stretches() {
            return new Stretches(scores, of);
        }

        double burst() {
            return stretches().burst();
        }
    }

    /** Frames of a stretch have something in common, as much as {@code level} says. */
    private static Known alike(int count, double level, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[count * FRAMES];
        int[] of = new int[scores.length];
        double own = 0;
        for (int i = 0; i < scores.length; i++) {
            of[i] = i / FRAMES;
            own = i % FRAMES == 0 ? level * random.nextGaussian() : own;
            scores[i] = own + 0.5 * random.nextGaussian();
        }
        return new Known(scores, of);
    }

    private static double smallestRate(Known known) {
        return Calibration.inStretches(known.scores, known.of).smallestRate();
    }

    private static double highest(Known known) {
        return Arrays.stream(known.scores).max().orElseThrow();
    }

    /** The promise is one on stretches to come, on average over many trainings. */
    @Test
    void aStretchToComeIsAboveAllOthersNoMoreOftenThanTheSmallestRateSays() {
        for (int count : new int[] {4, 10, 18}) {
            double came = 0;
            double promised = 0;
            int trainings = 300;
            for (int training = 0; training < trainings; training++) {
                Known known = alike(count, 1, training);
                Known later = alike(20, 1, 1_000_000 + training);
                double threshold = highest(known);
                came +=
                        Arrays.stream(later.scores).filter(s -> s > threshold).count()
                                / (double) later.scores.length
                                / trainings;
                promised += smallestRate(known) / trainings;
            }

            assertThat(came).isBetween(0.15 * promised, promised);
        }
    }

    /** Where a stretch says nothing of its frames, each stands for itself. */
    @Test
    void framesThatHaveNothingInCommonAreManySamples() {
        assertThat(alike(10, 0, 5).burst()).isBetween(1.0, 2.5);
        assertThat(alike(10, 3, 5).burst()).isGreaterThan(10);
    }

    @Property(tries = 40)
    void anotherScaleOfScoresChangesNothing(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int count) {
        Known known = alike(count, 1, seed);
        double[] doubled = Arrays.stream(known.scores).map(s -> 2 * s + 3).toArray();
        int[] later = Arrays.stream(known.of).map(of -> 7 + of).toArray();

        assertThat(new Stretches(doubled, later).burst()).isCloseTo(known.burst(), within(1e-9));
    }

    @Test
    void ofOneStretchNobodyKnowsHowMuchOfItComesAtOnce() {
        Stretches one = new Stretches(new double[] {3, 1, 2}, new int[] {4, 4, 4});

        assertThat(one.burst()).isEqualTo(3);
        assertThat(one.caution(0.01)).isEmpty();
        assertThat(new Stretches(new double[0]).burst()).isEqualTo(1);
        assertThat(new Stretches(new double[0]).caution(0.01)).isEmpty();
    }

    @Test
    void whatIsBeyondStretchesThatDoNotTouchComesAtOnce() {
        double[] scores = IntStream.range(0, 200).mapToDouble(i -> i % 50).toArray();
        for (int i = 0; i < 10; i++) {
            scores[i] = 60 + i;
        }
        int[] of = IntStream.range(0, 200).map(i -> i / 50).toArray();
        Stretches four = new Stretches(scores, of);

        // Ten frames of the first are beyond the third and the fourth, and nothing else is.
        assertThat(four.burst()).isEqualTo(10);
        assertThat(four.caution(0.01)).isEmpty();
        assertThat(four.caution(0.1).orElseThrow())
                .startsWith("4 stretches of video calibrate")
                .contains("few for a false-alarm rate of 10 %")
                .contains("has 0 % to 24 % false alarms");
    }

    /** What the definition says, one choice after the other. */
    @Property(tries = 30)
    void isTheMeanOverAllChoicesOfHalf(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 9) int count) {
        Known known = alike(count, 1, seed);
        double sum = 0;
        int choices = 0;
        for (int choice = 0; choice < 1 << count; choice++) {
            if (Integer.bitCount(choice) == (count + 1) / 2) {
                double share = topShare(known, choice);
                sum += share;
                choices += share > 0 ? 1 : 0;
            }
        }

        double expected = choices == 0 ? 1 : Math.max(1, sum / choices * FRAMES);
        assertThat(known.burst()).isCloseTo(expected, within(1e-9));
    }

    /** Of the highest stretch of a choice, beyond the second; 0 where the two touch. */
    private static double topShare(Known known, int choice) {
        int[] highestFirst =
                IntStream.range(0, known.scores.length / FRAMES)
                        .filter(stretch -> (choice >> stretch & 1) == 1)
                        .boxed()
                        .sorted(Comparator.comparingDouble(stretch -> -highest(known, stretch)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        if (Math.abs(highestFirst[0] - highestFirst[1]) == 1) {
            return 0;
        }
        double second = highest(known, highestFirst[1]);
        return IntStream.range(0, FRAMES)
                        .filter(i -> known.scores[highestFirst[0] * FRAMES + i] > second)
                        .count()
                / (double) FRAMES;
    }

    private static double highest(Known known, int stretch) {
        return Arrays.stream(known.scores, stretch * FRAMES, (stretch + 1) * FRAMES)
                .max()
                .orElseThrow();
    }

    @Test
    void theMoreStretchesTheLessOfOneIsBeyondAllOthers() {
        assertThat(burst(40)).isLessThan(0.8 * burst(6));
    }

    /** On average over trainings. */
    private static double burst(int count) {
        return IntStream.range(0, 40)
                .mapToDouble(seed -> alike(count, 1, seed).burst())
                .average()
                .orElseThrow();
    }

    @Test
    void ofManyStretchesThereIsNothingToSay() {
        assertThat(alike(40, 1, 3).stretches().caution(0.05)).isEmpty();
    }

    @Test
    void aScoreWithoutAStretchIsRefused() {
        assertThatThrownBy(() -> new Stretches(new double[] {1, 2}, 0))
                .hasMessageContaining("2 scores stand in stretches, not 1");
    }
}
