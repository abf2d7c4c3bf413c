package engram.features;

import engram.data.SampleShape;
import engram.features.extraction.QuarterTurns;
import engram.features.extraction.TrainingFeatures;
import engram.features.extraction.View;
import engram.features.parts.Part;
import engram.features.parts.PatchSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether good pictures show their part at any angle: then some of them, turned by quarters, are as
 * like the others as they are unturned. Such parts are remembered at all four quarters, which costs
 * no time later, and what a place shows says nothing of them.
 */
record AnyAngle(Looked looked, TrainingFeatures features) {
    private static final PatchSettings MEMORY = new PatchSettings(500, 500);
    private static final int ENOUGH = 16;
    private static final int FEWEST = 8;
    private static final int MOST_FOLDS = 5;

    /** Of the spread of unturned pictures: parts that lie alike come to many times as much. */
    private static final double SHIFT = 0.75;

    /** Things in small pictures have an upper end. */
    static boolean isConceivable(SampleShape shape) {
        return shape instanceof SampleShape.Image image
                && image.height() == image.width()
                && !View.isSmall(image);
    }

    boolean isSo(SplittableRandom random) {
        List<double[]> scores = new ArrayList<>();
        int folds = features.folds() > 1 ? Math.min(MOST_FOLDS, features.folds()) : 0;
        for (int fold = 0; fold < folds && scores.size() < ENOUGH; fold++) {
            scores.addAll(scores(fold, ENOUGH - scores.size(), random));
        }
        if (scores.size() < FEWEST) {
            return false;
        }
        double[] unturned = scores.stream().mapToDouble(own -> own[0]).toArray();
        double[] shifts = scores.stream().mapToDouble(AnyAngle::shift).toArray();
        return Normal.Spread.robust(shifts).mean()
                < SHIFT * Normal.Spread.robust(unturned).deviation();
    }

    /** Of some pictures of a fold, what each scores unturned, and turned once, twice and thrice. */
    private List<double[]> scores(int fold, int most, SplittableRandom random) {
        int[] pictures = looked.ofFold(fold);
        int count = Math.min(most, pictures.length);
        List<double[]> scores = new ArrayList<>();
        Part.Kind kind = MEMORY.kind();
        try (Part part = kind.of(kind.fit(features, fold, random))) {
            for (int i = 0; i < count; i++) {
                scores.add(turned(part, pictures[i * pictures.length / count]));
            }
        }
        return scores;
    }

    private double[] turned(Part part, int picture) {
        float[] values = looked.values(picture);
        double[] scores = new double[QuarterTurns.ALL];
        for (int turn = 0; turn < scores.length; turn++) {
            scores[turn] = part.judge(looked.looking().features(values, 0)).score();
            values = QuarterTurns.turned(values, looked.training().shape().dimensions()[1]);
        }
        return scores;
    }

    private static double shift(double... scores) {
        return Arrays.stream(scores).skip(1).average().orElseThrow() - scores[0];
    }
}
