package engram.features.extraction;

import engram.data.SampleStore;
import engram.nn.Half;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of training pictures, as far as parts learn from them, collected in one walk. What
 * is kept does not grow with the number of pictures beyond a bound: patches from all of them, but
 * fewer from each, and the rest of pictures at even distances.
 *
 * <p>Pictures are in folds, and parts can learn from all folds but one.
 */
public final class TrainingFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingFeatures.class);
    private static final int WITH_POSITIONS = 2_000;
    private static final int WITH_STATISTICS = 1_500;

    private final int pictures;
    private final Folds folds;
    private final Most most;
    private final List<Patch> patches = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /** A candidate for memory: where it was seen, and its 768 features. */
    public record Patch(int picture, int position, short[] features) {}

    /** A picture; an array that is not kept of it is {@code null}. */
    private record Kept(
            int picture,
            short[] patches,
            short[] positions,
            short[] statistics,
            short[] motion,
            short[] colours,
            short[] conduct) {}

    /**
     * How much is kept at most.
     *
     * @param candidates patches that a memory may be made of
     * @param judged pictures whole, so that they can be judged
     * @param turns in how many quarter turns pictures, which are square then, are learned from; 1
     *     for as they are
     */
    public record Most(int candidates, int judged, int turns) {

        /** Pictures as they are. */
        public Most(int candidates, int judged) {
            this(candidates, judged, 1);
        }
    }

    private TrainingFeatures(Folds folds, Most most) {
        this.pictures = folds.numbers().length;
        this.folds = folds;
        this.most = most;
    }

    /** Looks at all training pictures, in their order. */
    public static TrainingFeatures collect(
            SampleStore training,
            Looking looking,
            Folds folds,
            Most most,
            SplittableRandom random) {
        TrainingFeatures all = new TrainingFeatures(folds, most);
        float[] values = new float[training.shape().size()];
        Forecast forecast = new Forecast(training.size());
        long start = System.nanoTime();
        for (int picture = 0; picture < training.size(); picture++) {
            training.read(picture, values, 0);
            PictureFeatures features = looking.features(values, 0);
            all.add(picture, features);
            all.offer(picture, 0, features, random);
            float[] turned = values;
            for (int turn = 1; turn < most.turns; turn++) {
                turned = QuarterTurns.turned(turned, training.shape().dimensions()[1]);
                PictureFeatures another = looking.features(turned, 0);
                all.offer(picture, turn, another, random);
                all.addTurned(picture, another);
            }
            forecast.after(picture + 1, Duration.ofNanos(System.nanoTime() - start))
                    .ifPresent(
                            left -> LOG.info("looking at {} samples: {}", training.size(), left));
        }
        return all;
    }

    /** Adds a picture's share of candidates. */
    private void offer(int picture, int turn, PictureFeatures features, SplittableRandom random) {
        int before = picture * most.turns + turn;
        int some = candidates(before + 1) - candidates(before);
        int grid = (int) Math.round(Math.sqrt(features.count()));
        for (int position : drawn(some, features.count(), random)) {
            int from = position * PictureFeatures.PATCH;
            float[] patch =
                    Arrays.copyOfRange(features.patches(), from, from + PictureFeatures.PATCH);
            int place = QuarterTurns.before(turn, position, grid);
            patches.add(new Patch(picture, place, Half.of(patch)));
        }
    }

    /** How many candidates the first pictures have, each turn counted as one. */
    private int candidates(int first) {
        return (int) ((long) first * most.candidates / ((long) pictures * most.turns));
    }

    private void add(int picture, PictureFeatures features) {
        boolean whole = isAmong(picture, most.judged);
        boolean positions = whole || isAmong(picture, WITH_POSITIONS);
        boolean statistics = whole || isAmong(picture, WITH_STATISTICS);
        kept.add(
                new Kept(
                        picture,
                        whole ? Half.of(features.patches()) : null,
                        positions ? Half.of(features.positions()) : null,
                        statistics ? Half.of(features.statistics()) : null,
                        Half.of(features.motion()),
                        statistics ? Half.of(features.colours()) : null,
                        Half.of(features.conduct())));
    }

    /** Of a turned picture what does not tell where in it things are. */
    private void addTurned(int picture, PictureFeatures features) {
        if (isAmong(picture, WITH_STATISTICS / QuarterTurns.ALL)) {
            short[] statistics = Half.of(features.statistics());
            short[] colours = Half.of(features.colours());
            kept.add(new Kept(picture, null, null, statistics, null, colours, null));
        }
    }

    /** How many of {@code most} things the pictures before this one have. */
    private int spread(int picture, int most) {
        return (int) ((long) picture * most / pictures);
    }

    private boolean isAmong(int picture, int most) {
        return pictures <= most || spread(picture + 1, most) > spread(picture, most);
    }

    /** So many of the positions in random order, or all. */
    private static int[] drawn(int most, int positions, SplittableRandom random) {
        int[] order = new int[positions];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return Arrays.copyOf(order, Math.min(most, positions));
    }

    /** How many folds there are. */
    public int folds() {
        return folds.count();
    }

    /** The candidates of all folds but one. */
    public List<Patch> patches(int without) {
        return patches.stream().filter(patch -> folds.isLearned(patch.picture, without)).toList();
    }

    /** Pictures' features at positions, (P, 128) each, of all folds but one. */
    public List<short[]> positions(int without) {
        return of(Kept::positions, without);
    }

    /** Pictures' statistics, of all folds but one. */
    public List<short[]> statistics(int without) {
        return of(Kept::statistics, without);
    }

    /** Pictures' colours at positions, (P, 3) each, of all folds but one. */
    public List<short[]> colours(int without) {
        return of(Kept::colours, without);
    }

    /** What moves in frames, (P, 16) each, of all folds but one. */
    public List<short[]> motion(int without) {
        return of(Kept::motion, without);
    }

    /** What stands still and what moves in frames, (P, 4) each, of all folds but one. */
    public List<short[]> conduct(int without) {
        return of(Kept::conduct, without);
    }

    private List<short[]> of(Function<Kept, short[]> what, int without) {
        return kept.stream()
                .filter(
                        picture ->
                                folds.isLearned(picture.picture, without)
                                        && what.apply(picture) != null)
                .map(what)
                .toList();
    }

    /** The pictures of a fold that are to be judged. */
    public List<PictureFeatures> judged(int fold) {
        return kept.stream()
                .filter(picture -> isJudged(picture, fold))
                .map(TrainingFeatures::whole)
                .toList();
    }

    /** The stretch of each picture that is to be judged, fold by fold. */
    public int[] stretches() {
        int[] stretches = folds.stretches();
        return IntStream.range(0, folds())
                .flatMap(
                        fold ->
                                kept.stream()
                                        .filter(one -> isJudged(one, fold))
                                        .mapToInt(one -> stretches[one.picture]))
                .toArray();
    }

    private boolean isJudged(Kept picture, int fold) {
        return folds.fold(picture.picture) == fold && picture.patches != null;
    }

    /** Some pictures of all folds, at even distances. */
    public List<PictureFeatures> some(int most) {
        List<Kept> whole = kept.stream().filter(picture -> picture.patches != null).toList();
        int count = Math.min(most, whole.size());
        return IntStream.range(0, count)
                .mapToObj(i -> whole(whole.get((int) ((long) i * whole.size() / count))))
                .toList();
    }

    private static PictureFeatures whole(Kept picture) {
        return new PictureFeatures(
                Half.toFloats(picture.patches),
                Half.toFloats(picture.positions),
                Half.toFloats(picture.statistics),
                Half.toFloats(picture.motion),
                Half.toFloats(picture.colours),
                Half.toFloats(picture.conduct));
    }
}
