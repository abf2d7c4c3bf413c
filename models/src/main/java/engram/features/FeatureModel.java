package engram.features;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.CrossFitted;
import engram.model.DirectModel;
import engram.model.Drawn;
import engram.model.Localising;
import engram.model.RecallingPatches;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Weights;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges pictures by what a pretrained network makes of them, in one way or several: the score is
 * the sum of the parts' scores, each standardised by what it is on normal pictures that the part
 * did not learn from.
 */
public final class FeatureModel extends DirectModel<FittedParts>
        implements Localising, RecallingPatches, CrossFitted, Teachable, Drawn {
    /** Enlarged, smaller pictures are a blur. */
    public static final int SMALLEST_SIDE = 8;

    /** As the trunk sees them, unless they are small. */
    private static final SampleShape.Image PICTURES =
            new SampleShape.Image(3, Trunk.SIDE, Trunk.SIDE);

    /** How many folds there are where nothing else is said. */
    public static final int FOLDS = 10;

    private static final float BELOW_ZERO = -0.25f;

    private static final Logger LOG = LoggerFactory.getLogger(FeatureModel.class);

    private final List<Part.Kind> kinds;
    private final int folds;
    private final int candidates;
    private List<BitSet> dealt = List.of();

    /**
     * @param parts at least one
     * @param folds how many stretches of training pictures are judged by the others
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public FeatureModel(List<PartSettings> parts, int folds, SampleShape shape) {
        super(requirePicture(shape));
        this.kinds = parts.stream().map(Part::kind).toList();
        this.folds = folds;
        this.candidates =
                parts.stream()
                        .mapToInt(part -> part instanceof PatchSettings p ? p.candidates() : 0)
                        .max()
                        .orElse(0);
    }

    /**
     * How it would have pictures: small ones as they are, and larger ones as the trunk sees them.
     */
    public static SampleShape.Image seen(SampleShape.Image own) {
        return View.isSmall(own) ? own : PICTURES;
    }

    /**
     * Refuses what are no folds.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static void requireFolds(int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2, not " + folds);
        }
    }

    /**
     * Refuses what the trunk cannot look at.
     *
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public static SampleShape.Image requirePicture(SampleShape shape) {
        if (shape instanceof SampleShape.Image image
                && Math.min(image.height(), image.width()) >= SMALLEST_SIDE) {
            return image;
        }
        throw new IllegalArgumentException(
                "models that look through pretrained features take pictures of at least "
                        + SMALLEST_SIDE
                        + "x"
                        + SMALLEST_SIDE
                        + " pixels, not "
                        + shape);
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        List<Part.Kind> used = used(training.size());
        float low = low(training);
        SampleShape.Image image = (SampleShape.Image) shape();
        View view = View.of(image);
        Map<String, Weights> weights = new LinkedHashMap<>();
        TrainingFeatures features =
                TrainingFeatures.collect(
                        training,
                        new Extractor(image, view, low),
                        folds(training.size()),
                        candidates,
                        random.split());
        CrossFit crossFit = CrossFit.of(used, features, random.split());
        FittedParts.put(view, low, crossFit, weights);
        used.forEach(kind -> weights.putAll(kind.fit(features, -1, random.split())));
        return weights;
    }

    /**
     * Each picture's fold: as dealt, or else stretches of their order, since neighbours in a folder
     * often show the same part, and what is much alike must not stand on both sides of a split.
     */
    private int[] folds(int pictures) {
        int[] numbers = new int[pictures];
        for (int i = 0; i < pictures; i++) {
            numbers[i] = (int) ((long) i * Math.min(folds, pictures) / pictures);
        }
        if (dealt.stream().mapToInt(BitSet::cardinality).sum() == pictures) {
            for (int fold = 0; fold < dealt.size(); fold++) {
                int number = fold;
                dealt.get(fold).stream().forEach(i -> numbers[i] = number);
            }
        }
        return numbers;
    }

    @Override
    public int folds() {
        return folds;
    }

    @Override
    public int mostJudged() {
        return TrainingFeatures.JUDGED;
    }

    @Override
    public void deal(List<BitSet> positions) {
        dealt = List.copyOf(positions);
    }

    private List<Part.Kind> used(int pictures) {
        List<Part.Kind> enough = kinds.stream().filter(kind -> kind.fewest() <= pictures).toList();
        if (enough.isEmpty()) {
            LOG.warn("{} pictures are few for a Gaussian at each position", pictures);
            return kinds;
        }
        if (enough.size() < kinds.size()) {
            LOG.info("{} pictures are too few for a Gaussian at each position: left out", pictures);
        }
        return enough;
    }

    /**
     * Where black is: an encoding puts pictures in [0, 1] or [-1, 1], and does not say which. A few
     * values may lie a little below 0 all the same.
     */
    private static float low(SampleStore training) {
        float[] values = new float[training.shape().size()];
        for (int i = 0; i < training.size(); i++) {
            training.read(i, values, 0);
            for (float value : values) {
                if (value < BELOW_ZERO) {
                    return -1;
                }
            }
        }
        return 0;
    }

    @Override
    protected FittedParts learned(Map<String, Weights> weights) {
        return new FittedParts((SampleShape.Image) shape(), kinds, weights);
    }

    @Override
    public boolean localises() {
        return kinds.stream().anyMatch(Part.Kind::localises);
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
    public boolean recallsPatches() {
        return learned().patches().isPresent();
    }

    @Override
    public int grid() {
        return learned().view().grid();
    }

    @Override
    public List<Patch> patches() {
        return learned().patches().map(PatchMemory::patches).orElse(List.of());
    }

    @Override
    public Oddest oddest(float[] values, int most) {
        FittedParts parts = learned();
        requireSamples(values, 1);
        return parts.oddest(values, most);
    }

    @Override
    public double[] outOfFold() {
        return learned().outOfFold();
    }

    /** Where patches are remembered; what Gaussians say of pictures stays as it was trained. */
    @Override
    public boolean isTeachable() {
        return PatchMemory.isIn(weights());
    }

    @Override
    public Lesson taught(float[] values, int count) {
        requireSamples(values, count);
        FittedParts parts = learned();
        return PatchMemory.taught(
                weights(), parts.patches(values, count), parts.view().positions());
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return PatchMemory.forgotten(weights(), items);
    }

    @Override
    public String draw(Graph graph, String samples) {
        return learned().draw(graph, samples);
    }
}
