package engram.detection.learning;

import engram.data.SampleShape;
import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.config.Recipe;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.model.AnomalyModel;
import engram.training.Checkpoint;
import engram.training.TrainingListener;
import java.util.BitSet;
import java.util.Optional;

/**
 * A share of the samples is held out to calibrate on.
 *
 * @param stretches in which each calibration sample is; none where each stands for itself
 */
record PreparedSplit(
        DetectorConfig config,
        EncodedSplit encoded,
        int[] stretches,
        String dealt,
        AnomalyModel model)
        implements Prepared {
    /**
     * More calibration samples than this would make the detector larger and its threshold no
     * better.
     */
    private static final int MOST_CALIBRATIONS = 100_000;

    static PreparedSplit of(Recipe recipe, Source normals) {
        Holdout holdout =
                normals.outline() instanceof SampleShape.Clip
                        ? recipe.holdout().forVideo()
                        : recipe.holdout();
        Split dealt =
                Prepared.split(
                        normals,
                        new Split.Shares(holdout.validation(), holdout.calibration()),
                        recipe.execution().seed());
        BitSet calibration = atMost(dealt.calibration());
        EncodedSplit split =
                EncodedSplit.of(
                        normals, new Split(dealt.training(), dealt.validation(), calibration));
        try {
            DetectorConfig config = recipe.forShape(split.encoding().shape()).withHoldout(holdout);
            DetectorConfig resolved =
                    Prepared.resolve(config, split.training(), split.training().size(), 1);
            AnomalyModel model = LearnedModel.blank(resolved, split.encoding().shape());
            return new PreparedSplit(
                    resolved,
                    split,
                    stretches(normals, calibration),
                    normals.grouping().description(),
                    model);
        } catch (Throwable e) {
            split.close();
            throw e;
        }
    }

    /** Of videos frames are not left out one by one: all that calibrate are in the store. */
    private static int[] stretches(Source normals, BitSet calibration) {
        int[] all = Prepared.stretches(normals);
        return all.length == 0 ? all : calibration.stream().map(i -> all[i]).toArray();
    }

    private static BitSet atMost(BitSet positions) {
        if (positions.cardinality() <= MOST_CALIBRATIONS) {
            return positions;
        }
        BitSet first = new BitSet();
        positions.stream().limit(MOST_CALIBRATIONS).forEach(first::set);
        return first;
    }

    @Override
    public Provenance.Counts counts() {
        return new Provenance.Counts(
                encoded.training().size(),
                encoded.validation().size(),
                encoded.calibration().size(),
                1,
                dealt);
    }

    @Override
    public DetectorContents.Learned learn(Optional<Checkpoint> from, TrainingListener listener) {
        LearnedModel learned = LearnedModel.learn(model, config, encoded, from, listener);
        double[] scores = learned.scores(encoded.calibration());
        return learned.kept(Calibrated.by(Calibration.inStretches(scores, stretches)), encoded);
    }
}
