package engram.detection;

import engram.data.Counted;
import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.folds.FoldModels;
import engram.memory.Hull;
import engram.memory.HullDistances;
import engram.model.AnomalyModel;
import engram.model.Enclosing;
import engram.models.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How far codes of samples lie from the convex hull of memory's items: those of normal samples
 * should lie in or near it, those of anomalous ones outside (MEMGAN, specification 4.2). Codes are
 * taken before memory is read, as what it gives back lies in the hull by construction.
 *
 * @param items how many there are: N
 * @param features of a code: D
 * @param dimensions that the items span; N - 1 or D at most
 * @param folds how many models the detector has; the first is looked at
 * @param groups of samples, training samples first
 */
public record HullSurvey(int items, int features, int dimensions, int folds, List<Group> groups) {
    /** A code no further than this counts as inside; fixed beforehand, in units of the radius. */
    public static final double INSIDE = 0.01;

    /**
     * In so many dimensions a point drawn as 50 items were is inside their hull half of the time;
     * in 8, one in two hundred is (specification, 4.2).
     */
    private static final int FEW = 4;

    /** What distances are taken to. */
    public enum Reference {
        /** The detector. */
        LEARNED,
        /** The same model before it learned anything: its codes and its memory. */
        UNTRAINED,
        /** The detector's codes, and random points with the mean and covariance of its items. */
        RANDOM
    }

    /**
     * Samples of a kind.
     *
     * @param name as a reader sees it
     * @param label theirs
     * @param learnedFrom whether they are the data's training part
     */
    public record Group(
            String name,
            Label label,
            boolean learnedFrom,
            Map<Reference, HullDistances> distances) {}

    public HullSurvey {
        groups = List.copyOf(groups);
    }

    /**
     * Reads a source, its training part too where it has one.
     *
     * @return empty for models without a memory of whole codes
     * @throws UnreadableDataException if the source lacks what the detector needs
     */
    public static Optional<HullSurvey> of(AnomalyDetector detector, Source source) {
        return of(detector, training(source), source);
    }

    /**
     * The same of samples that come from two sources.
     *
     * @param training what was learned from; may be empty
     */
    public static Optional<HullSurvey> of(
            AnomalyDetector detector, Optional<Source> training, Source source) {
        if (!detector.use(model -> enclosing(model).isPresent())) {
            return Optional.empty();
        }
        try (Survey survey = new Survey(detector)) {
            training.ifPresent(part -> survey.read(part, true));
            survey.read(source, false);
            return Optional.of(survey.result());
        }
    }

    /** The part to learn from, where it is another than the source itself. */
    private static Optional<Source> training(Source source) {
        try {
            return Optional.of(source.parts())
                    .filter(parts -> parts.test().isPresent())
                    .map(parts -> parts.training());
        } catch (UnreadableDataException e) {
            return Optional.empty();
        }
    }

    private static Optional<Enclosing> enclosing(AnomalyModel model) {
        AnomalyModel one = model instanceof FoldModels folds ? folds.member(0) : model;
        return one instanceof Enclosing enclosing && enclosing.encloses()
                ? Optional.of(enclosing)
                : Optional.empty();
    }

    /**
     * The distances of labelled samples that were put aside.
     *
     * @param distances normal samples' first
     * @param anomalous what is true of each
     */
    public record Labelled(double[] distances, boolean[] anomalous) {}

    /** For whoever asks how well the distance alone tells anomalous samples from normal ones. */
    public Labelled labelled(Reference reference) {
        double[] normal = distances(Label.NORMAL, reference);
        double[] anomalous = distances(Label.ANOMALOUS, reference);
        boolean[] truth = new boolean[normal.length + anomalous.length];
        Arrays.fill(truth, normal.length, truth.length, true);
        return new Labelled(
                DoubleStream.concat(DoubleStream.of(normal), DoubleStream.of(anomalous)).toArray(),
                truth);
    }

    private double[] distances(Label label, Reference reference) {
        return groups.stream()
                .filter(group -> group.label == label && !group.learnedFrom)
                .map(group -> group.distances.get(reference).all())
                .findFirst()
                .orElse(new double[0]);
    }

    /** Whether codes can lie inside at all, in words: the trap that many dimensions set. */
    public String dimensionsSentence() {
        String spanned =
                Counted.of(items, "item spans", "items span")
                        + " %d of %d dimensions".formatted(dimensions, features);
        if (dimensions < features) {
            return spanned
                    + ": their hull has no volume, so hardly any code lies inside whatever was"
                    + " learned; compare distances, not shares";
        }
        return features > FEW
                ? spanned
                        + ": their hull has a volume, but the more dimensions, the fewer points of the items'"
                        + " own kind lie inside; compare distances, not shares"
                : spanned;
    }

    private static final class Survey implements AutoCloseable {
        private final AnomalyDetector detector;
        private final AnomalyModel untrained;
        private final List<Group> groups = new ArrayList<>();
        private Hull learned;
        private Hull before;
        private Hull random;
        private int items;
        private int features;
        private int folds;

        Survey(AnomalyDetector detector) {
            this.detector = detector;
            DetectorConfig config = detector.config();
            this.untrained =
                    detector.use(
                            model ->
                                    Catalogue.family(config.family())
                                            .create(
                                                    config.model(),
                                                    model.shape(),
                                                    config.execution().seed()));
            detector.use(
                    model -> {
                        Enclosing enclosing = enclosing(model).orElseThrow();
                        float[] raw = enclosing.rawItems();
                        items = enclosing.items();
                        features = raw.length / items;
                        folds = model instanceof FoldModels several ? several.folds() : 1;
                        learned = enclosing.hull();
                        random = Hull.random(raw, features, config.execution().seed());
                        before = ((Enclosing) untrained).hull();
                        return learned;
                    });
        }

        void read(Source source, boolean learnedFrom) {
            Map<Label, Codes> byLabel = new EnumMap<>(Label.class);
            detector.forEachRead(
                    source,
                    batch -> {
                        int count = batch.size();
                        float[] own = codes(batch.values(), count);
                        float[] initial =
                                detector.use(
                                        any ->
                                                ((Enclosing) untrained)
                                                        .codes(batch.values(), count));
                        for (int i = 0; i < count; i++) {
                            byLabel.computeIfAbsent(batch.labels().get(i), any -> new Codes())
                                    .add(own, initial, i * features, features);
                        }
                    });
            byLabel.forEach(
                    (label, codes) ->
                            groups.add(
                                    new Group(
                                            name(label, learnedFrom),
                                            label,
                                            learnedFrom,
                                            distances(codes))));
        }

        private float[] codes(float[] values, int count) {
            return detector.use(
                    model -> {
                        Enclosing enclosing = enclosing(model).orElseThrow();
                        return model instanceof FoldModels several
                                ? enclosing.codes(several.encoding(0).of(values), count)
                                : enclosing.codes(values, count);
                    });
        }

        private Map<Reference, HullDistances> distances(Codes codes) {
            Map<Reference, HullDistances> distances = new EnumMap<>(Reference.class);
            distances.put(Reference.LEARNED, HullDistances.of(learned, codes.own()));
            distances.put(Reference.UNTRAINED, HullDistances.of(before, codes.initial()));
            distances.put(Reference.RANDOM, HullDistances.of(random, codes.own()));
            return distances;
        }

        private static String name(Label label, boolean learnedFrom) {
            String what =
                    switch (label) {
                        case NORMAL -> "normal";
                        case ANOMALOUS -> "anomalous";
                        case UNKNOWN -> "without a label";
                    };
            return learnedFrom ? what + ", training part" : what;
        }

        HullSurvey result() {
            return new HullSurvey(items, features, learned.dimensions(), folds, groups);
        }

        @Override
        public void close() {
            untrained.close();
        }
    }

    /** Codes of a group, as they come. */
    private static final class Codes {
        private final List<float[]> own = new ArrayList<>();
        private final List<float[]> initial = new ArrayList<>();

        void add(float[] trained, float[] untrained, int from, int features) {
            own.add(Arrays.copyOfRange(trained, from, from + features));
            initial.add(Arrays.copyOfRange(untrained, from, from + features));
        }

        float[] own() {
            return together(own);
        }

        float[] initial() {
            return together(initial);
        }

        private static float[] together(List<float[]> codes) {
            int size = codes.get(0).length;
            float[] all = new float[Math.multiplyExact(codes.size(), size)];
            for (int i = 0; i < codes.size(); i++) {
                System.arraycopy(codes.get(i), 0, all, i * size, size);
            }
            return all;
        }
    }
}
