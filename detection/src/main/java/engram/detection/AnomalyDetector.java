package engram.detection;

import engram.data.Batch;
import engram.data.Given;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.Samples;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Recipe;
import engram.detection.files.ArtifactException;
import engram.detection.files.DetectorArtifact;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.Detection;
import engram.model.AnomalyModel;
import engram.model.Look;
import engram.model.SeveralScores;
import engram.training.EpochReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A trained detector: scores samples, and says which are anomalous at a stated false-alarm rate.
 * Safe to share between threads; how samples are batched changes scores by no more than rounding.
 */
public final class AnomalyDetector implements AutoCloseable {
    private final DetectorContents contents;
    private final Execution execution;
    private final SharedModel model;
    private final double askedRate;
    private final double falseAlarmRate;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param execution with nothing left open, on a device that this machine has
     * @param model held for this detector
     */
    AnomalyDetector(
            DetectorContents contents, Execution execution, SharedModel model, double askedRate) {
        this.contents = contents;
        this.execution = execution;
        this.model = model;
        this.askedRate = askedRate;
        this.falseAlarmRate = calibration().rateInForce(askedRate);
    }

    /**
     * Learns what is normal in {@code source}: from the samples labelled normal, or from all where
     * nothing is labelled. {@link Training} does the same in two halves, and can be watched.
     *
     * @throws UnreadableDataException if the data cannot be used
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     */
    public static AnomalyDetector train(Recipe recipe, Source source) {
        try (Training training = Training.prepare(recipe, source)) {
            return training.run();
        }
    }

    /**
     * Reads a detector that {@link #save} wrote. It computes as it was trained: on the CPU where
     * this machine lacks the device, as {@link #limits} then says.
     *
     * @throws ArtifactException if a file is missing, damaged or of a newer version
     */
    public static AnomalyDetector load(Path folder) {
        DetectorContents contents = DetectorArtifact.read(given(folder));
        return Loading.of(folder, contents, contents.config().execution().here());
    }

    /**
     * Reads a detector that is to compute otherwise than it was trained.
     *
     * @param execution the number of threads and the device; a seed has no part in scoring
     * @throws ArtifactException if a file is missing, damaged or of a newer version
     * @throws IllegalArgumentException if this machine lacks the device
     */
    public static AnomalyDetector load(Path folder, Execution execution) {
        return Loading.of(
                folder,
                DetectorArtifact.read(given(folder)),
                Given.some(execution, "threads and a device"));
    }

    /**
     * Writes the detector into a new folder, whole or not at all.
     *
     * @throws ArtifactException if the folder exists already or cannot be written
     * @throws IllegalStateException if this detector is closed
     */
    public void save(Path folder) {
        Path name = given(folder).toAbsolutePath().normalize().getFileName();
        Path staging = folder.resolveSibling("." + name + "." + UUID.randomUUID());
        use(
                model -> {
                    DetectorArtifact.write(folder, staging, contents);
                    return folder;
                });
    }

    private static Path given(Path folder) {
        return Given.some(folder, "a detector's folder");
    }

    /**
     * The same detector at another false-alarm rate. It shares this one's memory, and each is
     * closed on its own.
     *
     * @throws IllegalArgumentException if this is no rate
     */
    public AnomalyDetector withFalseAlarmRate(double rate) {
        Calibration.requireRate(rate);
        requireOpen();
        return new AnomalyDetector(contents, execution, model.hold(), rate);
    }

    /**
     * Lets the calling thread use the model.
     *
     * @throws IllegalStateException if this detector is closed
     */
    <T> T use(Function<AnomalyModel, T> work) {
        requireOpen();
        return model.use(work);
    }

    Judged judged(float[] values, int count) {
        return use(model -> Judged.by(model, values, count));
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("this detector is closed");
        }
    }

    /** The verdicts on all samples of a source, in its order. */
    public List<Detection> detect(Source source) {
        List<Detection> detections = new ArrayList<>();
        detect(source, detections::add);
        return detections;
    }

    /**
     * Hands the verdicts on all samples of a source to {@code consumer}, in its order, without
     * keeping them: for more samples than memory holds.
     *
     * @return the unreadable samples that the source left out
     * @throws UnreadableDataException if the source lacks what the detector needs
     */
    public List<LeftOut> detect(Source source, Consumer<Detection> consumer) {
        return forEachBatch(source, (batch, detections, looks) -> detections.forEach(consumer));
    }

    /**
     * The verdicts on samples that are encoded already, read on this thread: for programs whose
     * samples do not come from files.
     *
     * @throws ShapeMismatchException if they are of another shape than the detector's
     */
    public List<Detection> detect(Samples samples) {
        List<Detection> detections = new ArrayList<>();
        detect(samples, detections::add);
        return detections;
    }

    /**
     * Hands the verdicts on such samples to {@code consumer} as they come, for samples that have no
     * end, such as a camera's.
     *
     * @return the unreadable samples that were left out
     * @throws ShapeMismatchException if they are of another shape than the detector's
     */
    public List<LeftOut> detect(Samples samples, Consumer<Detection> consumer) {
        return new Walk(encoding())
                .over(
                        samples,
                        batch ->
                                verdicts(batch, judged(batch.values(), batch.size()))
                                        .forEach(consumer));
    }

    /**
     * The verdict on one row of a table.
     *
     * @param id what to call it
     * @param row cells by column name: numbers, truth values, words, or null where missing; columns
     *     that the detector does not know are passed over
     * @throws UnreadableDataException if a column is not there or a cell is of another type
     * @throws IllegalStateException if the detector was not trained on a table
     */
    public Detection detect(String id, Map<String, ?> row) {
        if (encoding() instanceof TableEncoding table) {
            return detect(id, table.encode(Given.some(row, "cells by column name")));
        }
        throw new IllegalStateException(
                "this detector judges " + encoding().shape() + ", not rows of a table");
    }

    /**
     * The verdict on one sample.
     *
     * @param id what to call it
     * @param values encoded as {@link #encoding} says
     * @throws IllegalArgumentException if there are too few, too many, or one is not a number
     */
    public Detection detect(String id, float[] values) {
        requireNumbers(values);
        return verdict(id, judged(values, 1), 0, Label.UNKNOWN);
    }

    /**
     * How anomalous samples are: higher is more. A sample so far from all that is normal that
     * numbers fail scores infinity.
     *
     * @param values {@code count} samples, encoded as {@link #encoding} says, one after the other
     * @throws IllegalArgumentException if there are too few, too many, or one is not a number
     */
    public double[] score(float[] values, int count) {
        requireNumbers(values);
        return judged(values, count).means();
    }

    static void requireNumbers(float[] values) {
        Given.some(values, "values of samples");
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is not a number");
            }
        }
    }

    /**
     * The samples of a source under every score that the model knows, for those who compare scores;
     * the same before saving and after loading.
     *
     * @throws UnreadableDataException if the source lacks what the detector needs
     */
    public ScoreSheet scoreSheet(Source source) {
        ScoreSheet.Writer sheet = new ScoreSheet.Writer();
        forEachRead(source, batch -> sheet.add(allScores(batch), batch.labels()));
        return sheet.finish();
    }

    private Map<String, double[]> allScores(Batch batch) {
        return use(
                model ->
                        model instanceof SeveralScores several
                                ? several.scores(batch.values(), batch.size())
                                : Map.of(
                                        ScoreSheet.ONLY,
                                        model.score(batch.values(), batch.size())));
    }

    /** How many samples are read and scored together: as many as pay. */
    public int samplesAtOnce() {
        return new Walk(encoding()).samplesAtOnce();
    }

    /**
     * Takes a batch, the verdicts and what was seen in each sample, which is empty where the model
     * does not say where anomalies lie.
     */
    interface BatchConsumer {
        void accept(Batch batch, List<Detection> detections, List<Look> looks);
    }

    /** Reading and encoding run ahead on another thread while the model scores. */
    List<LeftOut> forEachBatch(Source source, BatchConsumer consumer) {
        return forEachRead(
                source,
                batch -> {
                    Judged judged = judged(batch.values(), batch.size());
                    consumer.accept(batch, verdicts(batch, judged), judged.looks());
                });
    }

    List<LeftOut> forEachRead(Source source, Consumer<Batch> consumer) {
        return new Walk(encoding()).over(source, consumer);
    }

    private List<Detection> verdicts(Batch batch, Judged judged) {
        List<Detection> detections = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            detections.add(verdict(batch.ids().get(i), judged, i, batch.labels().get(i)));
        }
        return detections;
    }

    Detection verdict(String id, Judged judged, int i, Label label) {
        double pValue = contents.learned().calibration().pValue(judged.scores(i));
        return new Detection(id, judged.score(i), pValue, pValue <= falseAlarmRate, label);
    }

    /**
     * The share of normal samples that may be called anomalous: the rate in force. It is the one
     * {@linkplain #askedRate asked for}, or the smallest that the normal samples support where they
     * are too few for that; {@link Calibration#shortage} then says so.
     */
    public double falseAlarmRate() {
        return falseAlarmRate;
    }

    /** The false-alarm rate that was asked for. */
    public double askedRate() {
        return askedRate;
    }

    /** What a person should know where the rate asked for is not the one in force. */
    public Optional<String> shortage() {
        return calibration().shortage(askedRate);
    }

    /** What a person should know of how far the false-alarm rate can be trusted. */
    public Optional<String> doubt() {
        return calibration().caution(askedRate);
    }

    /**
     * The score above which samples are anomalous. Where folds judge, each by its own model, it is
     * about where verdicts change. Infinite only where no normal samples were put aside at all.
     */
    public double threshold() {
        return calibration().threshold(falseAlarmRate);
    }

    public DetectorConfig config() {
        return contents.config();
    }

    /** How samples become numbers. */
    public Encoding encoding() {
        return contents.encoding();
    }

    /** The normal samples that others are judged against, of all folds together. */
    public Calibration calibration() {
        return contents.learned().calibration().together();
    }

    /** Whether each fold's model judges, and a score is the mean of theirs. */
    public boolean isJudgedByFolds() {
        return contents.learned().calibration().folds().isPresent();
    }

    public Provenance provenance() {
        return contents.provenance();
    }

    /**
     * What this detector cannot do, in words for its user: a rate that its calibration samples
     * cannot support, a memory that collapsed, a device that is not there. Empty where there is
     * nothing to say.
     */
    public List<String> limits() {
        return Limits.of(this);
    }

    /** Where and with how many threads it computes here; {@link #config} has how it was trained. */
    public Execution execution() {
        return execution;
    }

    /** What each epoch of training came to; empty for models that learn in one go. */
    public List<EpochReport> history() {
        return contents.learned().history();
    }

    DetectorContents contents() {
        return contents;
    }

    /**
     * Frees the native memory, unless a detector at another rate still needs it. Waits for scoring
     * that other threads are at; scoring that begins later throws {@link IllegalStateException}.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            model.letGo();
        }
    }
}
