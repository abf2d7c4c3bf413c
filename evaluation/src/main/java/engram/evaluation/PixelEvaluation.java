package engram.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * What maps of anomalies are worth, pixel by pixel.
 *
 * @param auroc the chance that an anomalous pixel is marked higher than a normal one; empty where
 *     pixels are of one kind
 * @param aupro the area under the per-region overlap (Bergmann et al., "The MVTec anomaly detection
 *     dataset", IJCV 2021): what share of each connected anomalous region is marked, its mean over
 *     regions, against the share of normal pixels that are marked, up to 30 % of these; 1 is best.
 *     Large regions count no more than small ones
 */
public record PixelEvaluation(Optional<Double> auroc, Optional<Double> aupro) {
    /** Shares of normal pixels beyond this are of no use to anybody. */
    public static final double MOST_FALSE = 0.3;

    /**
     * Collects pictures one by one and keeps counts only: pixels are ranked by the first 20 bits of
     * their values, which tells apart what differs by a thousandth.
     */
    public static final class Collector {
        private static final int BITS = 20;

        private final long[] normals = new long[1 << BITS];
        private final long[] anomalies = new long[1 << BITS];

        /** Of the pixels of regions: one over the region's size, each. */
        private final double[] overlaps = new double[1 << BITS];

        private long regions;

        /**
         * Adds a picture.
         *
         * @param map how anomalous each pixel is, row by row; finite
         * @param mask which are anomalous, row by row
         * @param width of a row
         * @throws IllegalArgumentException if the lengths differ, are not whole rows, or a value is
         *     not finite
         */
        public void add(float[] map, boolean[] mask, int width) {
            Scores.requireSameLength(map.length, mask.length, "mask");
            if (width < 1 || map.length % width != 0) {
                throw new IllegalArgumentException(
                        map.length + " pixels are no whole rows of " + width);
            }
            int[] sizes = new int[map.length];
            regions += Regions.measure(mask, width, sizes);
            for (int i = 0; i < map.length; i++) {
                if (!Float.isFinite(map[i])) {
                    throw new IllegalArgumentException("maps must be finite, not " + map[i]);
                }
                int bin = bin(map[i]);
                if (mask[i]) {
                    anomalies[bin]++;
                    overlaps[bin] += 1.0 / sizes[i];
                } else {
                    normals[bin]++;
                }
            }
        }

        /** A place in the order of floats: their bits, turned about where they are negative. */
        private static int bin(float value) {
            int bits = Float.floatToIntBits(value + 0f);
            int ordered = bits < 0 ? ~bits : bits | 0x80000000;
            return ordered >>> (32 - BITS);
        }

        /** What was collected so far. */
        public PixelEvaluation evaluation() {
            long normal = Arrays.stream(normals).sum();
            long anomalous = Arrays.stream(anomalies).sum();
            if (normal == 0 || anomalous == 0) {
                return new PixelEvaluation(Optional.empty(), Optional.empty());
            }
            return new PixelEvaluation(
                    Optional.of(auroc((double) normal, (double) anomalous)),
                    Optional.of(aupro((double) normal)));
        }

        private double auroc(double normal, double anomalous) {
            double above = 0;
            double won = 0;
            for (int bin = normals.length - 1; bin >= 0; bin--) {
                won += normals[bin] / normal * (above + anomalies[bin] / anomalous / 2);
                above += anomalies[bin] / anomalous;
            }
            return won;
        }

        private double aupro(double normal) {
            double falsePositives = 0;
            double overlap = 0;
            double area = 0;
            for (int bin = normals.length - 1; bin >= 0 && falsePositives < MOST_FALSE; bin--) {
                double wider = normals[bin] / normal;
                double higher = overlaps[bin] / regions;
                // The last step may lead beyond the share that counts.
                double part = wider == 0 ? 1 : Math.min(1, (MOST_FALSE - falsePositives) / wider);
                area += wider * part * (overlap + higher * part / 2);
                falsePositives += wider;
                overlap += higher;
            }
            return area / MOST_FALSE;
        }
    }
}
