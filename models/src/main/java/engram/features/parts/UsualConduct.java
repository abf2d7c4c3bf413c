package engram.features.parts;

import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What all but a share of frames have at each position: how much stands still there at most, how
 * much moves at least, and how fast that goes either way. Who stops is where nobody stood; where
 * something always moved, nothing does; who goes against the stream is faster that way than
 * anybody.
 *
 * <pre>
 *     most(p)          = the largest, over p and its neighbours, of what usually stands still
 *     least(p)         = what usually moves
 *     slow(p), fast(p) = the usual velocities, of which one is no more than 0 and one no less,
 *                    by 3 unit / (1 + passes) farther apart each
 *     unit             = root of the mean squared velocity of what moves
 *     beyond(v)        = (max(slow - v, v - fast) / unit - 0.25) / 2      down, and across
 *     map(p)           = max(still - most - 0.05, least / 2 - moving, beyond, 0)
 *     score            = the mean of the largest 7 of 256, or 2 of 64
 * </pre>
 *
 * <p>Nearly all frames have a score of 0, so that it adds nothing to what other parts say of them.
 */
final class UsualConduct implements Part {
    private static final String NAME = "conduct";
    private static final String USUAL = NAME + ".usual";
    private static final String UNIT = NAME + ".unit";
    private static final int VALUES = PictureFeatures.CONDUCT;
    private static final int STILL = 0;
    private static final int MOVING = 1;
    private static final int DOWN = 2;

    /** The most that stands, the least that moves, and two velocities each down and across. */
    private static final int BOUNDS = 6;

    /** What stands still by a little more is nothing. */
    private static final float LITTLE = 0.05f;

    /** Nor is what is faster by a quarter of what is usual in the picture. */
    private static final float FASTER = 0.25f;

    /** What is slower does not move. */
    private static final double SLOWEST = 1e-2;

    /** Of one who came by, others may well be so much faster or go the other way. */
    private static final float DOUBT = 3;

    /** Frames without motion between two that come by. */
    private static final int WHILE = 10;

    /** Frames after which what moves on and on, as a belt does, tells as much as another. */
    private static final int LONG = 50;

    /** Nearly all normal frames have the same score: one that differs a little must not be far. */
    private static final double DEVIATION = 0.03;

    private final float[] usual;
    private final float unit;

    /** Learns and restores. */
    record Kind(ConductSettings settings) implements Part.Kind {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean needsBackdrop() {
            return true;
        }

        @Override
        public double leastDeviation() {
            return DEVIATION;
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<short[]> frames = training.conduct(without);
            int positions = frames.get(0).length / VALUES;
            int beyond = (int) (settings.share() * frames.size());
            int last = frames.size() - 1;
            float unit = unit(frames);
            float[] most = new float[positions];
            float[] usual = new float[BOUNDS * positions];
            for (int p = 0; p < positions; p++) {
                most[p] = ascending(frames, VALUES * p + STILL)[last - beyond];
                usual[BOUNDS * p + 1] = ascending(frames, VALUES * p + MOVING)[beyond];
                float doubt = unit * DOUBT / passes(frames, VALUES * p + DOWN);
                for (int way = 0; way < 2; way++) {
                    float[] velocities = ascending(frames, VALUES * p + DOWN + way);
                    int at = BOUNDS * p + 2 + 2 * way;
                    usual[at] = Math.min(0, velocities[beyond]) - doubt;
                    usual[at + 1] = Math.max(0, velocities[last - beyond]) + doubt;
                }
            }
            for (int p = 0; p < positions; p++) {
                usual[BOUNDS * p] = around(p, most);
            }
            Map<String, Weights> weights = new LinkedHashMap<>();
            weights.put(USUAL, new Weights(new long[] {positions, BOUNDS}, usual));
            weights.put(UNIT, Weights.of(unit));
            return weights;
        }

        /** How often something came by where nothing had for a while, and once more. */
        private static int passes(List<short[]> frames, int value) {
            int passes = 1;
            int last = -WHILE;
            int counted = -LONG;
            for (int i = 0; i < frames.size(); i++) {
                if (squared(frames.get(i), value) > SLOWEST * SLOWEST) {
                    if (i - last >= WHILE || i - counted >= LONG) {
                        passes++;
                        counted = i;
                    }
                    last = i;
                }
            }
            return passes;
        }

        private static double squared(short[] frame, int at) {
            double down = Half.toFloat(frame[at]);
            double across = Half.toFloat(frame[at + 1]);
            return down * down + across * across;
        }

        private static float[] ascending(List<short[]> frames, int value) {
            float[] all = new float[frames.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = Half.toFloat(frames.get(i)[value]);
            }
            Arrays.sort(all);
            return all;
        }

        /** The largest at a position and its neighbours: nobody stops at the same pixel twice. */
        private static float around(int position, float... values) {
            int grid = (int) Math.round(Math.sqrt(values.length));
            float largest = 0;
            for (int p = 0; p < values.length; p++) {
                boolean near =
                        Math.abs(p / grid - position / grid) <= 1
                                && Math.abs(p % grid - position % grid) <= 1;
                largest = near ? Math.max(largest, values[p]) : largest;
            }
            return largest;
        }

        private static float unit(List<short[]> frames) {
            double sum = 0;
            long moving = 0;
            for (short[] frame : frames) {
                for (int at = DOWN; at < frame.length; at += VALUES) {
                    double square = squared(frame, at);
                    if (square > SLOWEST * SLOWEST) {
                        sum += square;
                        moving++;
                    }
                }
            }
            return (float) (moving == 0 ? 1 : Math.sqrt(sum / moving));
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new UsualConduct(
                    Points.rows(weights, USUAL, BOUNDS).values(),
                    Points.vector(weights, UNIT).values()[0]);
        }
    }

    private UsualConduct(float[] usual, float unit) {
        this.usual = usual;
        this.unit = unit;
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        float[] conduct = features.conduct();
        float[] map = new float[usual.length / BOUNDS];
        for (int p = 0; p < map.length; p++) {
            int at = VALUES * p;
            int bound = BOUNDS * p;
            float more = conduct[at + STILL] - usual[bound] - LITTLE;
            float less = usual[bound + 1] / 2 - conduct[at + MOVING];
            float down = beyond(conduct[at + DOWN], bound + 2);
            float across = beyond(conduct[at + DOWN + 1], bound + 4);
            map[p] = Math.max(Math.max(0, Math.max(more, less)), Math.max(down, across));
        }
        return Judgement.of(map);
    }

    private float beyond(float velocity, int bound) {
        float faster = Math.max(usual[bound] - velocity, velocity - usual[bound + 1]);
        return (faster / unit - FASTER) / 2;
    }

    /** Nothing native is kept. */
    @Override
    public void close() {}
}
