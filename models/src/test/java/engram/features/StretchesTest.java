package engram.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final int FRAMES = 50;

    /** Frames of a stretch have much in common. */
    private static Stretches alike(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[count * FRAMES];
        int[] of = new int[scores.length];
        double level = 0;
        for (int i = 0; i < scores.length; i++) {
            of[i] = i / FRAMES;
            level = i % FRAMES == 0 ? random.nextGaussian() : level;
            scores[i] = level + 0.5 * random.nextGaussian();
        }
        return new Stretches(scores, of);
    }

    private static double threshold(double rate, double... scores) {
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        int allowed = (int) Math.floor(rate * (scores.length + 1)) - 1;
        return ascending[scores.length - 1 - Math.max(0, allowed)];
    }

    private static double share(double threshold, double... scores) {
        return Arrays.stream(scores).filter(s -> s > threshold).count() / (double) scores.length;
    }

    /** The promise is one on stretches to come, on average over many trainings. */
    @Test
    void aStretchToComeIsAboveTheThresholdAsOftenAsAskedFor() {
        double asked = 0.05;
        double pooled = 0;
        double held = 0;
        int trainings = 400;
        for (int training = 0; training < trainings; training++) {
            Stretches known = alike(6, training);
            double[] later = alike(20, 1_000_000 + training).scores();
            pooled += share(threshold(asked, known.scores()), later) / trainings;
            held += share(threshold(asked, known.seenByOthers()), later) / trainings;
        }

        assertThat(pooled).isGreaterThan(1.4 * asked);
        assertThat(held).isBetween(0.5 * asked, 1.35 * asked);
    }

    @Property(tries = 40)
    void anotherScaleOrOrderOfStretchesChangesNothing(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int count) {
        Stretches known = alike(count, seed);
        double[] seen = known.seenByOthers();
        double[] doubled = Arrays.stream(known.scores()).map(s -> 2 * s + 3).toArray();
        int[] renamed = Arrays.stream(known.of()).map(of -> 7 * (count - of)).toArray();
        double[] other = new Stretches(doubled, renamed).seenByOthers();

        for (int i = 0; i < seen.length; i++) {
            assertThat(other[i]).isCloseTo(2 * seen[i] + 3, within(1e-9));
        }
    }

    @Test
    void oneStretchIsSeenByNobodyElse() {
        Stretches one = new Stretches(new double[] {3, 1, 2}, new int[] {4, 4, 4});

        assertThat(one.seenByOthers()).containsExactly(3, 1, 2);
        assertThat(one.caution(0.01)).isEmpty();
        assertThat(new Stretches(new double[0], new int[0]).caution(0.01)).isEmpty();
    }

    @Test
    void whatStandsOutFromAllOthersIsTheLeastThatCanBePromised() {
        double[] scores = IntStream.range(0, 200).mapToDouble(i -> i % 50).toArray();
        for (int i = 0; i < 10; i++) {
            scores[i] = 60 + i;
        }
        int[] of = IntStream.range(0, 200).map(i -> i / 50).toArray();
        Stretches four = new Stretches(scores, of);

        assertThat(threshold(0.01, four.seenByOthers())).isEqualTo(69);
        assertThat(four.caution(0.01).orElseThrow())
                .startsWith("4 stretches of video calibrate, and 5 % of their frames are beyond");
        assertThat(four.caution(0.1).orElseThrow())
                .contains("few for a false-alarm rate of 10 %")
                .contains("has 2 % to 28 % false alarms");
    }

    @Test
    void ofManyStretchesThereIsNothingToSay() {
        assertThat(alike(40, 3).caution(0.05)).isEmpty();
    }
}
