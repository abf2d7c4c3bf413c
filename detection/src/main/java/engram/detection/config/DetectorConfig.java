package engram.detection.config;

import engram.data.Given;
import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.detection.verdict.Calibration;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.models.Catalogue;
import engram.training.TrainingConfig;

/**
 * All settings of a detector.
 *
 * @param family name of the model family, such as "memae"
 * @param model settings of that family
 * @param training how long and how fast it learns
 * @param holdout which normal samples it does not learn from
 * @param falseAlarmRate the share of normal samples that may be called anomalous, above 0 and below
 *     1
 * @param execution seed, threads and device
 */
public record DetectorConfig(
        String family,
        ModelConfig model,
        TrainingConfig training,
        Holdout holdout,
        double falseAlarmRate,
        Execution execution)
        implements Recipe {
    private static final double FALSE_ALARM_RATE = 0.01;

    public DetectorConfig {
        Given.some(training, "settings of training");
        Given.some(holdout, "what is held out");
        Given.some(execution, "threads and a device");
        Calibration.requireRate(falseAlarmRate);
    }

    /** Standard settings around those of a model. */
    public static DetectorConfig of(ModelConfig model) {
        return of(Catalogue.family(model), model);
    }

    /**
     * Standard settings of a family.
     *
     * @throws UnusableSettingException if there is no such family, or it cannot learn from such
     *     samples
     */
    public static DetectorConfig of(String family, SampleShape shape) {
        ModelFamily found = Catalogue.family(family);
        try {
            return of(found, found.defaults(Given.some(shape, "the shape of samples")));
        } catch (IllegalArgumentException e) {
            throw new UnusableSettingException(e.getMessage());
        }
    }

    private static DetectorConfig of(ModelFamily family, ModelConfig model) {
        return new DetectorConfig(
                family.name(),
                model,
                model.training(),
                Holdout.standard(),
                FALSE_ALARM_RATE,
                Execution.standard());
    }

    @Override
    public boolean crossFits() {
        return model.isCrossFitted();
    }

    @Override
    public DetectorConfig forShape(SampleShape shape) {
        return this;
    }

    /** The same with another seed. */
    public DetectorConfig withSeed(long seed) {
        return withExecution(new Execution(seed, execution.threads(), execution.device()));
    }

    /** The same with other training settings. */
    public DetectorConfig withTraining(TrainingConfig changed) {
        return new DetectorConfig(family, model, changed, holdout, falseAlarmRate, execution);
    }

    /** The same with other samples held out. */
    public DetectorConfig withHoldout(Holdout changed) {
        return new DetectorConfig(family, model, training, changed, falseAlarmRate, execution);
    }

    /** The same with another false-alarm rate. */
    public DetectorConfig withFalseAlarmRate(double rate) {
        return new DetectorConfig(family, model, training, holdout, rate, execution);
    }

    DetectorConfig withModel(ModelConfig changed) {
        return new DetectorConfig(family, changed, training, holdout, falseAlarmRate, execution);
    }

    /** The same, computed otherwise. */
    public DetectorConfig withExecution(Execution changed) {
        return new DetectorConfig(family, model, training, holdout, falseAlarmRate, changed);
    }
}
