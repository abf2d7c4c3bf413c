package engram.features;

import engram.data.SampleStore;
import engram.data.encodings.Reencoding;
import engram.data.stores.StorePart;
import engram.features.extraction.Backdrop;
import engram.features.extraction.Looking;
import engram.features.extraction.QuarterTurns;
import engram.features.extraction.TrainingFeatures;
import engram.features.extraction.View;
import engram.features.parts.Part;
import engram.nn.Weights;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How parts learn from normal samples: features are collected in one walk, each fold is judged by
 * parts that were made of the others, and then each part is made of all.
 *
 * @param kinds of the parts
 * @param folds how many stretches of samples are judged by the others, where nothing is dealt
 * @param subject what samples are
 * @param together how parts' scores become one
 */
record Fitting(List<Part.Kind> kinds, int folds, Subject subject, Together together) {
    private static final float BELOW_ZERO = -0.25f;

    private static final Logger LOG = LoggerFactory.getLogger(Fitting.class);

    /**
     * @param dealt positions of each fold's samples; empty where nobody dealt them
     */
    Map<String, Weights> learn(SampleStore all, List<BitSet> dealt, SplittableRandom random) {
        int[] positions = positions(all.size());
        SampleStore plain = new StorePart(all, positions, Reencoding.NONE);
        float low = low(plain);
        SampleStore training = recorded(plain, low);
        List<Part.Kind> used = used(training.size());
        View view = View.of(all.shape());
        Map<String, Weights> weights = new LinkedHashMap<>();
        Optional<Backdrop> backdrop =
                used.stream().anyMatch(Part.Kind::needsBackdrop)
                        ? Optional.of(Backdrop.of(training, low))
                        : Optional.empty();
        backdrop.ifPresent(known -> FittedParts.put(known, weights));
        Looked looked =
                new Looked(
                        training,
                        Looking.at(all.shape(), view, low, backdrop),
                        numbers(positions, all.size(), dealt));
        TrainingFeatures features = collected(looked, 1, random.split());
        if (isAtAnyAngle(looked, features, random.split())) {
            LOG.info("good pictures show their part at any angle: patches are remembered at four");
            features = collected(looked, QuarterTurns.ALL, random.split());
            used = unbound(used);
        }
        // Small pictures show things, and their places say little.
        boolean placed = subject == Subject.PICTURES && !View.isSmall(all.shape());
        CrossFit crossFit = CrossFit.of(used, features, this, placed, random.split());
        FittedParts.put(view, low, crossFit, weights);
        if (subject == Subject.FRAMES && crossFit.scores().length > 0) {
            FittedParts.putStretches(features.stretches(), weights);
        }
        for (Part.Kind kind : used) {
            weights.putAll(kind.fit(features, -1, random.split()));
        }
        return weights;
    }

    /** Of what never changes one recording does not tell how others of it look. */
    private SampleStore recorded(SampleStore training, float low) {
        if (subject != Subject.FRAMES || !StillFrames.isStill(training, low)) {
            return training;
        }
        LOG.info(
                "nothing moves in what is learned from: what differs from it by a few greys, as"
                        + " coders leave it, counts as normal too");
        return new StillFrames(training, low);
    }

    private TrainingFeatures collected(Looked looked, int turns, SplittableRandom random) {
        return TrainingFeatures.collect(
                looked.training(),
                looked.looking(),
                subject.folds(looked.numbers()),
                new TrainingFeatures.Most(candidates(), subject.judged(), turns),
                random);
    }

    private boolean isAtAnyAngle(
            Looked looked, TrainingFeatures features, SplittableRandom random) {
        return candidates() > 0
                && subject == Subject.PICTURES
                && AnyAngle.isConceivable(looked.training().shape())
                && new AnyAngle(looked, features).isSo(random);
    }

    /** Without those that compare places, unless there are no others. */
    private static List<Part.Kind> unbound(List<Part.Kind> kinds) {
        List<Part.Kind> free = kinds.stream().filter(kind -> !kind.isBoundToPlaces()).toList();
        return free.isEmpty() ? kinds : free;
    }

    private int candidates() {
        return kinds.stream().mapToInt(Part.Kind::candidates).max().orElse(0);
    }

    private int[] positions(int samples) {
        int count = Math.min(samples, subject.seen());
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = (int) ((long) i * samples / count);
        }
        return positions;
    }

    /**
     * Each sample's fold: as dealt, or else stretches of their order, since neighbours in a folder
     * often show the same part, and what is much alike must not stand on both sides of a split.
     */
    private int[] numbers(int[] positions, int samples, List<BitSet> dealt) {
        int count = positions.length;
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) ((long) i * Math.min(folds, count) / count);
        }
        if (dealt.stream().mapToInt(BitSet::cardinality).sum() == samples) {
            for (int i = 0; i < count; i++) {
                for (int fold = 0; fold < dealt.size(); fold++) {
                    if (dealt.get(fold).get(positions[i])) {
                        numbers[i] = fold;
                    }
                }
            }
        }
        return numbers;
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
}
