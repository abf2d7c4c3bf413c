package engram.features;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.CrossFitted;
import engram.model.DirectModel;
import engram.model.EachClip;
import engram.model.Framewise;
import engram.model.Localising;
import engram.model.SeveralScores;
import engram.model.Watching;
import engram.nn.Weights;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Judges the last frame of a clip by what a pretrained network makes of it, and by what moves in it
 * since the frames before: the sum of the parts' scores, each standardised by what it is on frames
 * of folds that the part did not learn from.
 */
public final class FrameModel extends DirectModel<FittedParts>
        implements Framewise, Watching, Localising, SeveralScores, CrossFitted {
    /** Enlarged, smaller frames are a blur. */
    private static final int SMALLEST_SIDE = 16;

    /** Frames that calibrate: as many as it takes to ask for one false alarm in a thousand. */
    private static final int JUDGED = 1_000;

    private final Fitting fitting;
    private List<BitSet> dealt = List.of();

    /**
     * @param parts at least one
     * @param folds how many stretches of training frames are judged by the others
     * @throws IllegalArgumentException if the shape is not that of a clip, or too small
     */
    public FrameModel(List<PartSettings> parts, int folds, SampleShape shape) {
        super(requireClip(shape));
        this.fitting =
                new Fitting(
                        parts.stream().map(Part::kind).toList(),
                        folds,
                        new TrainingFeatures.Most(PatchSettings.candidates(parts), JUDGED),
                        Fitting.Kind.FRAMES);
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
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        return fitting.learn(training, dealt, random);
    }

    @Override
    protected FittedParts learned(Map<String, Weights> weights) {
        return new FittedParts(shape(), fitting.kinds(), weights);
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("together", score(values, count));
        scores.putAll(learned().single(values, count));
        return scores;
    }

    @Override
    public Frames frames(float[] values, int count) {
        double[] scores = score(values, count);
        float[] maps = localise(values, count);
        int pixels = clip().height() * clip().width();
        double[] means = new double[count];
        for (int i = 0; i < maps.length; i++) {
            means[i / pixels] += (double) maps[i] / pixels;
        }
        return new Frames(clip().frames() - 1, scores, means, maps);
    }

    @Override
    public Watch watch() {
        return new EachClip(this, clip());
    }

    @Override
    public boolean localises() {
        return true;
    }

    @Override
    public float[] localise(float[] values, int count) {
        FittedParts parts = learned();
        requireSamples(values, count);
        return parts.localise(values, count);
    }

    @Override
    public float high() {
        return learned().high();
    }

    @Override
    public int folds() {
        return fitting.folds();
    }

    @Override
    public int mostJudged() {
        return fitting.most().judged();
    }

    @Override
    public void deal(List<BitSet> positions) {
        dealt = List.copyOf(positions);
    }

    @Override
    public double[] outOfFold() {
        return learned().outOfFold();
    }
}
