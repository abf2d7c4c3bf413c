package engram.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Several groups of scores (normal, anomalous, calibration) counted in the same bins.
 *
 * @param edges ascending, one more than there are bins; a bin holds its lower edge, the last one
 *     its upper edge too
 * @param counts for each group, in the given order, the number of its scores in each bin
 */
public record Histogram(double[] edges, Map<String, long[]> counts) {

    /** How the bins divide the range of the scores. */
    public enum Scale {
        LINEAR,
        /** Bins of equal ratio, for scores above 0 that range over orders of magnitude. */
        LOGARITHMIC
    }

    /**
     * Divides the range of all groups together into bins. A range of a single value is widened to
     * 0.5 on either side, or from its half to its double on a logarithmic scale.
     *
     * @throws IllegalArgumentException if there is no bin or no score, a score is not finite, or
     *     not above 0 on a logarithmic scale
     */
    public static Histogram of(int bins, Scale scale, Map<String, double[]> groups) {
        if (bins < 1) {
            throw new IllegalArgumentException("expected at least 1 bin, but got " + bins);
        }
        DoubleSummaryStatistics range =
                groups.values().stream()
                        .map(Scores::requireFinite)
                        .flatMapToDouble(DoubleStream::of)
                        .summaryStatistics();
        if (range.getCount() == 0) {
            throw new IllegalArgumentException("there are no scores to count");
        }
        double[] edges =
                scale == Scale.LINEAR
                        ? linear(bins, range.getMin(), range.getMax())
                        : logarithmic(bins, range.getMin(), range.getMax());
        Map<String, long[]> counts = new LinkedHashMap<>();
        groups.forEach((name, scores) -> counts.put(name, counted(scores, edges)));
        return new Histogram(edges, Collections.unmodifiableMap(counts));
    }

    private static double[] linear(int bins, double min, double max) {
        double low = min < max ? min : min - 0.5;
        double high = min < max ? max : max + 0.5;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = low + (high - low) * i / bins;
        }
        edges[bins] = high;
        return edges;
    }

    private static double[] logarithmic(int bins, double min, double max) {
        if (min <= 0) {
            throw new IllegalArgumentException(
                    "a logarithmic scale needs scores above 0, but the lowest is " + min);
        }
        double low = min < max ? min : min / 2;
        double high = min < max ? max : max * 2;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = low * Math.pow(high / low, (double) i / bins);
        }
        edges[bins] = high;
        return edges;
    }

    private static long[] counted(double[] scores, double[] edges) {
        long[] counts = new long[edges.length - 1];
        for (double score : scores) {
            int found = Arrays.binarySearch(edges, score);
            int bin = found >= 0 ? found : -found - 2;
            // A minus zero sorts below the zero that the first edge may be.
            counts[Math.max(0, Math.min(bin, counts.length - 1))]++;
        }
        return counts;
    }
}
