package engram.features;

import engram.data.SampleShape;
import engram.features.parts.PartSettings;
import engram.model.EachClip;
import engram.model.Framewise;
import engram.model.Look;
import engram.model.SeveralScores;
import engram.model.Watching;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the last frame of a clip by what a pretrained network makes of it, and by what moves in it
 * since the frames before: the largest of the parts' scores, or their sum, each standardised by
 * what it is on frames of folds that the part did not learn from.
 */
public final class FrameModel extends PartsModel implements Framewise, Watching, SeveralScores {
    /** Enlarged, smaller frames are a blur. */
    private static final int SMALLEST_SIDE = 16;

    /**
     * @param parts at least one
     * @param folds how many stretches of training frames are judged by the others
     * @param together how parts' scores become one
     * @throws IllegalArgumentException if the shape is not that of a clip, or too small
     */
    public FrameModel(List<PartSettings> parts, int folds, Together together, SampleShape shape) {
        super(
                new Fitting(PartsModel.kinds(parts), folds, Subject.FRAMES, together),
                requireClip(shape));
    }

    /**
     * Refuses what has no frame to look at and none before it.
     *
     * @throws IllegalArgumentException if the shape is not that of a clip, or too small
     */
    public static SampleShape.Clip requireClip(SampleShape shape) {
        if (shape instanceof SampleShape.Clip clip
                && clip.frames() > 1
                && Math.min(clip.height(), clip.width()) >= SMALLEST_SIDE) {
            return clip;
        }
        throw new IllegalArgumentException(
                "models of frames take clips of two frames or more, of at least "
                        + SMALLEST_SIDE
                        + "x"
                        + SMALLEST_SIDE
                        + " pixels, not "
                        + shape);
    }

    private SampleShape.Clip clip() {
        return (SampleShape.Clip) shape();
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        List<Look> seen = look(values, count);
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("together", scores(seen));
        for (int i = 0; i < seen.get(0).parts().size(); i++) {
            int part = i;
            scores.put(
                    seen.get(0).parts().get(part).name(),
                    seen.stream().mapToDouble(one -> one.parts().get(part).beyond()).toArray());
        }
        return scores;
    }

    private static double[] scores(List<Look> seen) {
        return seen.stream().mapToDouble(Look::score).toArray();
    }

    @Override
    public Frames frames(float[] values, int count) {
        List<Look> seen = look(values, count);
        int pixels = clip().height() * clip().width();
        float[] maps = new float[count * pixels];
        double[] means = new double[count];
        for (int i = 0; i < count; i++) {
            float[] map = seen.get(i).map(clip().height(), clip().width());
            System.arraycopy(map, 0, maps, i * pixels, pixels);
            for (float value : map) {
                means[i] += (double) value / pixels;
            }
        }
        return new Frames(clip().frames() - 1, scores(seen), means, maps);
    }

    @Override
    public Watch watch() {
        return new EachClip(this, clip());
    }
}
