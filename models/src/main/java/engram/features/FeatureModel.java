package engram.features;

import engram.data.SampleShape;
import engram.features.extraction.View;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchLesson;
import engram.features.parts.PatchMemory;
import engram.model.Drawn;
import engram.model.RecallingPatches;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Weights;
import java.util.List;
import java.util.Map;

/**
 * Judges pictures by what a pretrained network makes of them, in one way or several: the score is
 * the sum of the parts' scores, each standardised by what it is on normal pictures that the part
 * did not learn from.
 */
public final class FeatureModel extends PartsModel implements RecallingPatches, Teachable, Drawn {
    /** Enlarged, smaller pictures are a blur. */
    public static final int SMALLEST_SIDE = 8;

    /** As the trunk sees them, unless they are small. */
    private static final SampleShape.Image PICTURES =
            new SampleShape.Image(3, View.LARGE_SIDE, View.LARGE_SIDE);

    /** How many folds there are where nothing else is said. */
    public static final int FOLDS = 10;

    /**
     * @param parts at least one
     * @param folds how many stretches of training pictures are judged by the others
     * @throws IllegalArgumentException if the shape is not that of a picture, or too small
     */
    public FeatureModel(List<PartSettings> parts, int folds, SampleShape shape) {
        super(
                new Fitting(PartsModel.kinds(parts), folds, Subject.PICTURES, Together.SUM),
                requirePicture(shape));
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

    /** Where patches are remembered; what Gaussians say of pictures stays as it was trained. */
    @Override
    public boolean isTeachable() {
        return PatchLesson.isIn(weights());
    }

    @Override
    public Lesson taught(float[] values, int count) {
        requireSamples(values, count);
        FittedParts parts = learned();
        return PatchLesson.taught(
                weights(), parts.patches(values, count), parts.view().positions());
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return PatchLesson.forgotten(weights(), items);
    }

    @Override
    public String draw(Graph graph, String samples) {
        return learned().draw(graph, samples);
    }
}
