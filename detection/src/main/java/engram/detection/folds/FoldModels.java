package engram.detection.folds;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Reencoding;
import engram.detection.config.DetectorConfig;
import engram.model.AnomalyModel;
import engram.model.Recalling;
import engram.model.Reconstructing;
import engram.model.Remembering;
import engram.models.Catalogue;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The models of all folds together: a score is the mean of theirs. Each sees samples as the
 * encoding of its own training samples has them.
 */
public class FoldModels implements AnomalyModel, Recalling {
    /** Far apart, so that detectors of neighbouring seeds share no member. */
    private static final long BETWEEN_SEEDS = 1_000_003;

    private static final String ENCODING = "encoding.";

    /** A row that came back from two folds' encodings may differ by so much. */
    private static final float ROUNDING = 1e-3f;

    private final List<AnomalyModel> members;
    private final List<Reencoding> encodings;

    FoldModels(List<AnomalyModel> members, List<Reencoding> encodings) {
        this.members = List.copyOf(members);
        this.encodings = new ArrayList<>(encodings);
    }

    /** Models that have learned nothing yet, alike but for their initial values. */
    public static FoldModels blank(
            DetectorConfig config, SampleShape shape, List<Reencoding> encodings) {
        List<AnomalyModel> members = members(config, shape, encodings.size());
        AnomalyModel first = members.get(0);
        if (first instanceof Remembering) {
            return new RememberingFolds(members, encodings);
        }
        return first instanceof Reconstructing
                ? new ReconstructingFolds(members, encodings)
                : new FoldModels(members, encodings);
    }

    private static List<AnomalyModel> members(DetectorConfig config, SampleShape shape, int folds) {
        // Made where they will compute: a GPU refuses to mix its tensors with the processor's.
        try (Compute.Entered here = config.execution().resolve(shape).compute().enter()) {
            return IntStream.range(0, folds)
                    .mapToObj(
                            fold ->
                                    Catalogue.family(config.family())
                                            .create(config.model(), shape, seed(config, fold)))
                    .toList();
        }
    }

    /** Those that {@link #restore} will tell how they see samples. */
    public static FoldModels blank(DetectorConfig config, SampleShape shape, int folds) {
        return blank(
                config, shape, IntStream.range(0, folds).mapToObj(f -> Reencoding.NONE).toList());
    }

    public static long seed(DetectorConfig config, int fold) {
        return config.execution().seed() + fold * BETWEEN_SEEDS;
    }

    public final int folds() {
        return members.size();
    }

    public final AnomalyModel member(int fold) {
        return members.get(fold);
    }

    public final Reencoding encoding(int fold) {
        return encodings.get(fold);
    }

    @Override
    public final SampleShape shape() {
        return members.get(0).shape();
    }

    /**
     * @throws UnsupportedOperationException always: each fold's model learns from its own samples
     */
    @Override
    public final List<EpochReport> fit(
            SampleStore training, SampleStore validation, Trainer trainer) {
        throw new UnsupportedOperationException("folds learn one by one");
    }

    /** The scores of each fold's model, fold by fold. */
    public final double[][] each(float[] values, int count) {
        double[][] scores = new double[folds()][];
        for (int fold = 0; fold < scores.length; fold++) {
            scores[fold] = member(fold).score(encoding(fold).of(values), count);
        }
        return scores;
    }

    @Override
    public final double[] score(float[] values, int count) {
        return mean(each(values, count));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of what any fold keeps; nothing where models keep no samples.
     */
    @Override
    public final List<Kept> nearest(float[] values, int most) {
        List<Kept> all = new ArrayList<>();
        for (int fold = 0; fold < folds(); fold++) {
            if (member(fold) instanceof Recalling recalling) {
                Reencoding anew = encoding(fold);
                for (Kept kept : recalling.nearest(anew.of(values), most)) {
                    all.add(new Kept(anew.back(kept.values(), values), kept.distance()));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Kept::distance));
        List<Kept> distinct = new ArrayList<>();
        for (Kept kept : all) {
            if (distinct.size() < most && distinct.stream().noneMatch(one -> alike(one, kept))) {
                distinct.add(kept);
            }
        }
        return distinct;
    }

    /** Most samples are kept by all folds but one. */
    private static boolean alike(Kept one, Kept other) {
        for (int i = 0; i < one.values().length; i++) {
            float value = one.values()[i];
            if (Math.abs(value - other.values()[i]) > ROUNDING * (1 + Math.abs(value))) {
                return false;
            }
        }
        return true;
    }

    /** Of the folds' scores, sample by sample. */
    public static double[] mean(double[][] each) {
        double[] mean = new double[each[0].length];
        for (double[] scores : each) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += scores[i] / each.length;
            }
        }
        return mean;
    }

    @Override
    public final Map<String, Weights> weights() {
        Map<String, Weights> all = new LinkedHashMap<>();
        for (int fold = 0; fold < folds(); fold++) {
            all.putAll(weights(fold));
        }
        return all;
    }

    /** What one fold's model learned, under names that tell the fold. */
    public final Map<String, Weights> weights(int fold) {
        Map<String, Weights> named = new LinkedHashMap<>();
        String prefix = prefix(fold);
        member(fold).weights().forEach((name, weights) -> named.put(prefix + name, weights));
        Reencoding anew = encoding(fold);
        if (!anew.isNone()) {
            float[] target = new float[anew.target().length];
            for (int i = 0; i < target.length; i++) {
                target[i] = anew.target()[i];
            }
            named.put(prefix + ENCODING + "target", Weights.of(target));
            named.put(prefix + ENCODING + "factor", Weights.of(anew.factor()));
            named.put(prefix + ENCODING + "shift", Weights.of(anew.shift()));
        }
        return named;
    }

    /** The weights with each fold's model changed. */
    public final Map<String, Weights> changed(IntFunction<Map<String, Weights>> byFold) {
        Map<String, Weights> all = new LinkedHashMap<>(weights());
        for (int fold = 0; fold < folds(); fold++) {
            String prefix = prefix(fold);
            byFold.apply(fold).forEach((name, own) -> all.put(prefix + name, own));
        }
        return all;
    }

    @Override
    public final void restore(Map<String, Weights> weights) {
        for (int fold = 0; fold < folds(); fold++) {
            restore(fold, weights);
        }
    }

    /** Takes over what one fold's model learned. */
    public final void restore(int fold, Map<String, Weights> weights) {
        Map<String, Weights> own = new LinkedHashMap<>();
        String prefix = prefix(fold);
        weights.forEach(
                (name, values) -> {
                    if (name.startsWith(prefix)) {
                        own.put(name.substring(prefix.length()), values);
                    }
                });
        Weights target = own.remove(ENCODING + "target");
        Weights factor = own.remove(ENCODING + "factor");
        Weights shift = own.remove(ENCODING + "shift");
        if (target != null && factor != null && shift != null) {
            encodings.set(fold, encoding(target.values(), factor.values(), shift.values()));
        }
        member(fold).restore(own);
    }

    private Reencoding encoding(float[] target, float[] factor, float[] shift) {
        if (shift.length != shape().size()) {
            throw new IllegalArgumentException(
                    "a fold's encoding is of " + shift.length + " features, not " + shape().size());
        }
        int[] places = new int[target.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) target[i];
        }
        return new Reencoding(places, factor, shift);
    }

    private static String prefix(int fold) {
        return "fold." + fold + ".";
    }

    @Override
    public final void close() {
        members.forEach(AnomalyModel::close);
    }
}
