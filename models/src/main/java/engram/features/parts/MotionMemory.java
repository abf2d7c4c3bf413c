package engram.features.parts;

import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Nearest;
import engram.points.PointIndex;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A stored memory of what moves where: how far the motion at each position of a frame is from the
 * remembered one most like it, of which the place is a part.
 *
 * <pre>
 *     x             = (motion / deviations, place * row / rows, place * column / columns)
 *     map(position) = min over items |x - item|
 *     score         = the mean of the largest 7 of 256, or 2 of 64
 * </pre>
 */
final class MotionMemory implements Part {
    private static final int MOTION = PictureFeatures.MOTION;
    private static final int WIDTH = MOTION + 2;
    private static final Items STORED = new Items("motion", WIDTH);

    /** Of the mean deviation: most positions are still most of the time. */
    private static final double FLOOR = 0.1;

    private final float[] scale;
    private final double place;
    private final PointIndex items;

    /**
     * How motion becomes rows that can be compared.
     *
     * @param scale of each value
     * @param place what the whole way down or across counts
     * @param positions of a frame, in a square
     */
    private record Rows(float[] scale, double place, int positions) {

        /** Brings a row, of which the motion is there, to scale, and puts its place behind. */
        void finish(float[] rows, int number, int position) {
            int at = number * WIDTH;
            for (int c = 0; c < MOTION; c++) {
                rows[at + c] *= scale[c];
            }
            int grid = (int) Math.round(Math.sqrt(positions));
            int row = position / grid;
            int column = position % grid;
            rows[at + MOTION] = (float) (place * row / grid);
            rows[at + MOTION + 1] = (float) (place * column / grid);
        }
    }

    /** Learns and restores memories. */
    record Kind(MotionSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return STORED.part();
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<short[]> frames = training.motion(without);
            float[] scale = Channels.of(frames, MOTION, FLOOR).scale();
            int positions = frames.get(0).length / MOTION;
            float[] candidates =
                    candidates(frames, new Rows(scale, settings.place(), positions), random);
            int count = candidates.length / WIDTH;
            int[] chosen =
                    FarthestFirst.choose(
                            candidates, WIDTH, settings.items(), random.nextInt(count));
            return STORED.weights(STORED.rows(candidates, chosen), scale);
        }

        /** One of each stretch of positions, which are as long as it takes; all, where few. */
        private float[] candidates(List<short[]> frames, Rows rows, SplittableRandom random) {
            long all = (long) frames.size() * rows.positions;
            int count = (int) Math.min(all, settings.candidates());
            float[] candidates = new float[count * WIDTH];
            for (int i = 0; i < count; i++) {
                long from = i * all / count;
                long to = (i + 1) * all / count;
                long chosen = random.nextLong(from, to);
                int position = (int) (chosen % rows.positions);
                short[] motion = frames.get((int) (chosen / rows.positions));
                for (int c = 0; c < MOTION; c++) {
                    candidates[i * WIDTH + c] = Half.toFloat(motion[position * MOTION + c]);
                }
                rows.finish(candidates, i, position);
            }
            return candidates;
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new MotionMemory(weights, settings.place());
        }
    }

    private MotionMemory(Map<String, Weights> weights, double place) {
        this.scale = STORED.scale(weights);
        this.place = place;
        if (scale.length != MOTION) {
            throw new IllegalArgumentException(
                    "weights \"" + STORED.scale() + "\" should have " + MOTION + " values");
        }
        this.items = new PointIndex(STORED.items(weights));
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        int positions = features.motion().length / MOTION;
        Rows finishing = new Rows(scale, place, positions);
        float[] rows = new float[positions * WIDTH];
        for (int position = 0; position < positions; position++) {
            System.arraycopy(features.motion(), position * MOTION, rows, position * WIDTH, MOTION);
            finishing.finish(rows, position, position);
        }
        float[] map = new float[positions];
        Nearest[] nearest = items.nearest(rows, map.length, 1);
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) nearest[i].distance(0);
        }
        return Judgement.of(map);
    }

    @Override
    public void close() {
        items.close();
    }
}
