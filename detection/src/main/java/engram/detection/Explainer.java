package engram.detection;

import engram.data.Given;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.detection.explanation.Album;
import engram.detection.explanation.ColumnError;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.FrameErrors;
import engram.detection.explanation.Gallery;
import engram.detection.explanation.KeptRow;
import engram.detection.explanation.MemoryItem;
import engram.detection.explanation.ReadableRow;
import engram.detection.verdict.Detection;
import engram.memory.MemoryHealth;
import engram.model.AnomalyModel;
import engram.model.Framewise;
import engram.model.Localising;
import engram.model.Look;
import engram.model.Recalling;
import engram.model.RecallingPatches;
import engram.model.Reconstructing;
import engram.model.Remembering;
import engram.model.Watching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Says why samples have their scores, and what a detector remembers. */
public final class Explainer {
    private static final int RECALLED = 5;
    private static final int NEAREST = RecallingPatches.NAMED;
    private static final int VALUES_SHOWN = 1 << 24;

    private final AnomalyDetector detector;

    public Explainer(AnomalyDetector detector) {
        this.detector = Given.some(detector, "a detector");
    }

    /**
     * The verdict on one encoded sample and why, both from one pass through the model.
     *
     * @param id what to call it
     * @throws IllegalArgumentException if there are too few values, too many, or one is not a
     *     number
     */
    public Explanation explain(String id, float[] values) {
        AnomalyDetector.requireNumbers(values);
        Judged judged = detector.judged(values, 1);
        Detection detection = detector.verdict(id, judged, 0, Label.UNKNOWN);
        return explain(detection, values, judged.looks());
    }

    /**
     * Why one encoded sample has its score.
     *
     * @param detection the verdict on it
     */
    public Explanation explain(Detection detection, float[] values) {
        List<Look> looks =
                detector.use(
                        model ->
                                model instanceof Localising localising && localising.localises()
                                        ? localising.look(values, 1)
                                        : List.of());
        return explain(detection, values, looks);
    }

    /**
     * @param looks one, or none where the model does not say where
     */
    private Explanation explain(Detection detection, float[] values, List<Look> looks) {
        return detector.use(
                model ->
                        new Explanation(
                                detection,
                                values,
                                model instanceof Reconstructing reconstructing
                                        ? Optional.of(reconstructing.reconstruct(values, 1))
                                        : Optional.empty(),
                                model instanceof Remembering remembering
                                        ? heaviest(remembering.weights(values, 1))
                                        : List.of(),
                                looks.stream().findFirst().map(look -> places(model, look)),
                                nearest(model, values)));
    }

    private Explanation.Places places(AnomalyModel model, Look look) {
        int[] sides = detector.encoding().shape().dimensions();
        float[] map = look.map(sides[sides.length - 2], sides[sides.length - 1]);
        return new Explanation.Places(
                map, ((Localising) model).high(), look.oddest(), look.parts());
    }

    private List<Recalling.Kept> nearest(AnomalyModel model, float[] values) {
        return model instanceof Recalling recalling && detector.encoding() instanceof TableEncoding
                ? recalling.nearest(values, NEAREST)
                : List.of();
    }

    /** Whether the score is an error of what the model rebuilds. */
    public boolean rebuilds() {
        return errorProfile().isPresent();
    }

    /** What kept patches look like; empty for models that keep none, and for older detectors. */
    public Optional<Album> album() {
        return detector.contents().learned().album();
    }

    /** The patches that are kept, as {@link #album} shows them; empty for other models. */
    public List<RecallingPatches.Patch> patches() {
        return detector.use(
                model ->
                        model instanceof RecallingPatches recalling && recalling.recallsPatches()
                                ? recalling.patches()
                                : List.of());
    }

    /** How many places a picture has down, and as many across, for {@link #patches}. */
    public int grid() {
        return detector.use(
                model -> model instanceof RecallingPatches recalling ? recalling.grid() : 1);
    }

    /** Whether the detector says where in a picture what is anomalous lies. */
    public boolean localises() {
        return detector.encoding() instanceof ImageEncoding
                && detector.use(
                        model -> model instanceof Localising localising && localising.localises());
    }

    /** Whether the detector says how anomalous each frame of a clip is: {@link #frames}. */
    public boolean judgesFrames() {
        return detector.encoding() instanceof ClipEncoding
                && detector.use(model -> model instanceof Framewise && model instanceof Watching);
    }

    /**
     * How anomalous each frame of some clips is, and where in the picture.
     *
     * @param values {@code count} clips, encoded as the detector's encoding says, one after the
     *     other; a few at a time, since as many maps come back
     * @throws IllegalStateException if the detector does not judge frames
     */
    public FrameErrors frames(float[] values, int count) {
        requireFrames();
        return FrameErrors.of(detector.use(model -> ((Framewise) model).frames(values, count)));
    }

    /**
     * What one in two hundred pixels of normal frames reaches in {@link FrameErrors#maps}; above
     * all there are where that is not known.
     */
    public double highOfFrames() {
        // The profile has squares of single values, maps the roots of sums over channels.
        double channels = ((ClipEncoding) detector.encoding()).shape().channels();
        return errorProfile()
                .<Double>map(profile -> Math.sqrt(profile.high() * channels))
                .orElseGet(
                        () ->
                                detector.use(
                                        model ->
                                                model instanceof Localising localising
                                                        ? (double) localising.high()
                                                        : Double.MAX_VALUE));
    }

    /**
     * Begins to follow a video frame by frame.
     *
     * @throws IllegalStateException if the detector does not judge frames
     */
    public FrameWatch watch() {
        requireFrames();
        return new FrameWatch(detector);
    }

    private void requireFrames() {
        if (!judgesFrames()) {
            throw new IllegalStateException("the detector does not judge frames of a video");
        }
    }

    /**
     * How anomalous each pixel of a picture is, higher is more, row by row.
     *
     * @param height of the picture as the detector sees it
     */
    public record Localised(float[] map, int height, int width) {}

    /**
     * Hands each picture's verdict and map to {@code consumer}, in the source's order.
     *
     * @return the pictures that could not be read
     * @throws IllegalStateException if the detector does not localise
     */
    public List<LeftOut> localise(Source source, BiConsumer<Detection, Localised> consumer) {
        if (!localises()) {
            throw new IllegalStateException("the detector does not say where anomalies lie");
        }
        SampleShape.Image shape = ((ImageEncoding) detector.encoding()).shape();
        return detector.forEachBatch(
                source,
                (batch, detections, looks) -> {
                    for (int i = 0; i < detections.size(); i++) {
                        float[] map = looks.get(i).map(shape.height(), shape.width());
                        consumer.accept(
                                detections.get(i),
                                new Localised(map, shape.height(), shape.width()));
                    }
                });
    }

    private static List<Explanation.Recalled> heaviest(float[] weights) {
        return IntStream.range(0, weights.length)
                .filter(item -> weights[item] > 0)
                .mapToObj(item -> new Explanation.Recalled(item, weights[item]))
                .sorted(Comparator.comparing(Explanation.Recalled::weight).reversed())
                .limit(RECALLED)
                .toList();
    }

    /**
     * Each column's part in a row's score, the largest first.
     *
     * @throws IllegalStateException if the detector was not trained on a table, or does not
     *     reconstruct
     */
    public List<ColumnError> columns(Explanation explanation) {
        TableEncoding table = table();
        float[] reconstruction =
                explanation
                        .reconstruction()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the detector does not reconstruct"));
        float[] values = explanation.values();
        double[] parts = detector.use(model -> ((Reconstructing) model).parts(values));
        return ColumnError.divide(
                table, errorProfile().orElseThrow(), parts, values, reconstruction);
    }

    /**
     * An encoded row by column, in the columns' own units and as a person reads them.
     *
     * @throws IllegalStateException if the detector was not trained on a table
     */
    public Map<String, String> row(float[] values) {
        return ReadableRow.of(table(), values);
    }

    /**
     * The kept rows nearest to a row, nearest first, in the columns' own units; none for models
     * that keep none.
     */
    public List<KeptRow> kept(Explanation explanation) {
        return explanation.nearest().stream()
                .map(kept -> new KeptRow(kept.distance(), row(kept.values())))
                .toList();
    }

    private TableEncoding table() {
        if (detector.encoding() instanceof TableEncoding table) {
            return table;
        }
        throw new IllegalStateException("the detector was not trained on a table");
    }

    /** How large errors are on normal samples: the fixed scale of heat maps. */
    public Optional<ErrorProfile> errorProfile() {
        return detector.contents().learned().errors();
    }

    /**
     * What memory holds, the most used item first; empty for models without memory. Of items that
     * look like clips, no more than the heap has room for.
     */
    public List<MemoryItem> memory() {
        return ofMemory(this::items).orElse(List.of());
    }

    private List<MemoryItem> items(Remembering model) {
        float[] usage = model.health().map(MemoryHealth::usage).orElse(new float[model.items()]);
        int size = detector.encoding().shape().size();
        // Of rows and pictures all are shown, as they always were.
        int most =
                detector.encoding() instanceof ClipEncoding
                        ? Math.max(1, VALUES_SHOWN / size)
                        : model.items();
        int[] shown =
                IntStream.range(0, model.items())
                        .boxed()
                        .sorted(Comparator.comparing((Integer item) -> usage[item]).reversed())
                        .limit(most)
                        .mapToInt(Integer::intValue)
                        .toArray();
        float[] decoded = model.decoded(shown);
        List<List<Gallery.Neighbour>> neighbours =
                detector.contents().learned().gallery().orElseThrow().neighbours();
        return IntStream.range(0, shown.length)
                .mapToObj(
                        i ->
                                new MemoryItem(
                                        shown[i],
                                        usage[shown[i]],
                                        Arrays.copyOfRange(decoded, i * size, (i + 1) * size),
                                        neighbours.get(shown[i])))
                .toList();
    }

    /** How memory fared in the last epoch of training; empty for models without memory. */
    public Optional<MemoryHealth> memoryHealth() {
        return ofMemory(Remembering::health).flatMap(Function.identity());
    }

    /** What is wrong with memory and what to try; empty where it is healthy or there is none. */
    public Optional<String> memoryWarning() {
        return ofMemory(model -> model.health().flatMap(health -> health.warning(model.memory())))
                .flatMap(Function.identity());
    }

    /** Whether memory's items are prototypes of parts of a picture, not of whole samples. */
    public boolean itemsAreParts() {
        return ofMemory(Remembering::itemsAreParts).orElse(false);
    }

    private <T> Optional<T> ofMemory(Function<Remembering, T> asked) {
        return detector.use(
                model ->
                        model instanceof Remembering remembering
                                ? Optional.of(asked.apply(remembering))
                                : Optional.empty());
    }

    /**
     * Scores a whole source and explains the extremes.
     *
     * @param anomalies how many of the highest scores to explain
     * @param borderline how many of the highest scores that are not anomalous to explain
     */
    public Survey survey(Source source, int anomalies, int borderline) {
        Extremes highest = new Extremes(anomalies);
        Extremes nearest = new Extremes(borderline);
        List<Detection> all = new ArrayList<>();
        List<LeftOut> leftOut =
                detector.forEachBatch(
                        source,
                        (batch, detections, looks) -> {
                            for (int i = 0; i < detections.size(); i++) {
                                Detection detection = detections.get(i);
                                all.add(detection);
                                highest.offer(detection, batch, looks, i);
                                if (!detection.anomalous()) {
                                    nearest.offer(detection, batch, looks, i);
                                }
                            }
                        });
        List<Label> labels = all.stream().map(Detection::label).toList();
        boolean[] flagged = new boolean[all.size()];
        for (int i = 0; i < flagged.length; i++) {
            flagged[i] = all.get(i).anomalous();
        }
        double[] scores = finite(all);
        return new Survey(scores, flagged, labels, explained(highest), explained(nearest), leftOut);
    }

    /** A score that overflowed is above all others, and figures need a number. */
    private static double[] finite(List<Detection> all) {
        return all.stream().mapToDouble(one -> Math.min(one.score(), Double.MAX_VALUE)).toArray();
    }

    private List<Explanation> explained(Extremes extremes) {
        return extremes.descending().stream()
                .map(seen -> explain(seen.detection(), seen.values(), seen.looks()))
                .toList();
    }
}
