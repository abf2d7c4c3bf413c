package engram.features;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.features.parts.Part;
import engram.features.parts.PartSettings;
import engram.model.CrossFitted;
import engram.model.DirectModel;
import engram.model.Localising;
import engram.model.Look;
import engram.nn.Weights;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Judges samples by several parts' scores together, each standardised by what it is on normal
 * samples of folds that the part did not learn from.
 */
abstract class PartsModel extends DirectModel<FittedParts> implements Localising, CrossFitted {
    private final Fitting fitting;
    private List<BitSet> dealt = List.of();

    PartsModel(Fitting fitting, SampleShape shape) {
        super(shape);
        this.fitting = fitting;
    }

    /** How parts of these settings are made. */
    static List<Part.Kind> kinds(List<PartSettings> parts) {
        return parts.stream().map(PartSettings::kind).toList();
    }

    @Override
    protected final Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        return fitting.learn(training, dealt, random);
    }

    @Override
    protected final FittedParts learned(Map<String, Weights> weights) {
        return new FittedParts(shape(), fitting.kinds(), fitting.together(), weights);
    }

    @Override
    public final boolean localises() {
        return fitting.kinds().stream().anyMatch(Part.Kind::localises);
    }

    @Override
    public final List<Look> look(float[] values, int count) {
        FittedParts parts = learned();
        requireSamples(values, count);
        return parts.seen(values, count);
    }

    @Override
    public final float high() {
        return learned().high();
    }

    @Override
    public final int folds() {
        return fitting.folds();
    }

    @Override
    public final int mostJudged() {
        return fitting.subject().judged();
    }

    @Override
    public final void deal(List<BitSet> positions) {
        dealt = List.copyOf(positions);
    }

    @Override
    public final double[] outOfFold() {
        return learned().outOfFold();
    }

    @Override
    public final int[] stretches() {
        return learned().stretches();
    }
}
