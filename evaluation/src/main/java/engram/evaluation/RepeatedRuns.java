package engram.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One figure, measured in several runs, such as the AUROC with several seeds.
 *
 * @param values one for each run, in the order of the runs
 */
public record RepeatedRuns(List<Double> values) {

    /**
     * @throws IllegalArgumentException if there is no run or a value is not finite
     */
    public RepeatedRuns {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one run");
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException(
                        "run %d of %d gave %s; expected a finite number"
                                .formatted(i + 1, values.size(), values.get(i)));
            }
        }
    }

    public static RepeatedRuns of(double... values) {
        return new RepeatedRuns(DoubleStream.of(values).boxed().toList());
    }

    /** How far each is above a value. */
    public RepeatedRuns minus(double value) {
        return new RepeatedRuns(values.stream().map(each -> each - value).toList());
    }

    public int count() {
        return values.size();
    }

    public double mean() {
        // The sum of equal values, divided, may miss them by a hair.
        return Math.max(min(), Math.min(max(), stream().sum() / count()));
    }

    public double min() {
        return stream().min().orElseThrow();
    }

    public double max() {
        return stream().max().orElseThrow();
    }

    /** With n - 1 in the denominator. Empty for a single run. */
    public OptionalDouble standardDeviation() {
        if (count() == 1) {
            return OptionalDouble.empty();
        }
        double mean = mean();
        double squares = stream().map(value -> (value - mean) * (value - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (count() - 1)));
    }

    /** Student's 95 % interval of the mean. Empty for a single run. */
    public Optional<Interval> interval() {
        if (count() == 1) {
            return Optional.empty();
        }
        double half =
                StudentT.quantile(Interval.CONFIDENCE, count() - 1)
                        * standardDeviation().orElseThrow()
                        / Math.sqrt(count());
        double mean = mean();
        return Optional.of(new Interval(mean, mean - half, mean + half, Interval.CONFIDENCE));
    }

    private DoubleStream stream() {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
