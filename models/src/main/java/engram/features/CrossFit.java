package engram.features;

import engram.features.extraction.Forecast;
import engram.features.extraction.TrainingFeatures;
import engram.features.parts.Part;
import engram.features.parts.Usual;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges training pictures by parts that did not learn from them: fold by fold, parts are made from
 * the pictures of all other folds. What comes out is what normal pictures that are still to come
 * can be expected to look like; the parts of the detector itself have seen all.
 *
 * @param normals by part's name, in its order
 * @param usual what maps of parts that know of it usually are, by the name of its array
 * @param scores of the pictures: standardised ones together
 * @param high what one in two hundred values of maps reaches
 */
record CrossFit(
        Map<String, Normal> normals, Map<String, Usual> usual, double[] scores, double high) {
    private static final double HIGH = 0.995;
    private static final String LEARNED = "{}: learned {} times, fold by fold; {}";

    private static final Logger LOG = LoggerFactory.getLogger(CrossFit.class);

    /**
     * @param fitting what samples are, and how parts' scores become one
     * @param placed whether what is usual at places is to be known
     * @param random decides what parts leave to chance
     */
    static CrossFit of(
            List<Part.Kind> kinds,
            TrainingFeatures training,
            Fitting fitting,
            boolean placed,
            SplittableRandom random) {
        Map<String, Normal> normals = new LinkedHashMap<>();
        Map<String, Usual> usual = new LinkedHashMap<>();
        Map<Measured, List<Part.Judgement>> measured = new LinkedHashMap<>();
        for (Part.Kind kind : kinds) {
            List<List<Part.Judgement>> byFold = judgements(kind, training, random);
            if (placed && byFold.size() > 1 && kind.usual().isPresent()) {
                List<Part.Judgement> plain = byFold.stream().flatMap(List::stream).toList();
                usual.put(kind.usual().orElseThrow(), Usual.of(plain));
                byFold = Usual.takenOff(byFold);
            }
            List<Part.Judgement> all = byFold.stream().flatMap(List::stream).toList();
            normals.put(
                    kind.name(),
                    normal(all, fitting.subject()::spread).atLeast(kind.leastDeviation()));
            measured.put(new Measured(kind, normals.get(kind.name())), all);
        }
        Together together = fitting.together();
        return new CrossFit(normals, usual, scores(measured, together), high(measured, together));
    }

    /** Fold by fold. */
    private static List<List<Part.Judgement>> judgements(
            Part.Kind kind, TrainingFeatures training, SplittableRandom random) {
        List<List<Part.Judgement>> judgements = new ArrayList<>();
        int folds = training.folds() > 1 ? training.folds() : 0;
        Forecast forecast = new Forecast(folds + 1); // The last time from all.
        long start = System.nanoTime();
        for (int fold = 0; fold < folds; fold++) {
            judgements.add(judged(kind, training, fold, random.split()));
            forecast.after(fold + 1, Duration.ofNanos(System.nanoTime() - start))
                    .ifPresent(left -> LOG.info(LEARNED, kind.name(), folds + 1, left));
        }
        return judgements;
    }

    private static List<Part.Judgement> judged(
            Part.Kind kind, TrainingFeatures training, int fold, SplittableRandom random) {
        try (Part part = kind.of(kind.fit(training, fold, random))) {
            return training.judged(fold).stream().map(part::judge).toList();
        }
    }

    private static Normal normal(
            List<Part.Judgement> judgements, Function<double[], Normal.Spread> spread) {
        if (judgements.isEmpty()) {
            // A single picture says nothing of how others differ.
            return new Normal(new Normal.Spread(0, 1), new Normal.Spread(0, 1));
        }
        return new Normal(
                spread.apply(judgements.stream().mapToDouble(Part.Judgement::score).toArray()),
                Normal.Spread.of(
                        judgements.stream()
                                .map(Part.Judgement::map)
                                .flatMapToDouble(CrossFit::doubles)
                                .toArray()));
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    private static double[] scores(
            Map<Measured, List<Part.Judgement>> judgements, Together together) {
        double[] scores = new double[judgements.values().iterator().next().size()];
        Arrays.fill(scores, together.none());
        judgements.forEach(
                (measured, all) -> {
                    for (int i = 0; i < scores.length; i++) {
                        double own = measured.score(all.get(i).score());
                        scores[i] = together.with(scores[i], own);
                    }
                });
        return scores;
    }

    private static double high(Map<Measured, List<Part.Judgement>> judgements, Together together) {
        int pictures = judgements.values().iterator().next().size();
        int positions =
                judgements.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(judgement -> judgement.map().length)
                        .max()
                        .orElse(0);
        double[] values = new double[pictures * positions];
        Arrays.fill(values, together.none());
        judgements.forEach(
                (measured, all) -> {
                    for (int i = 0; i < pictures; i++) {
                        float[] map = all.get(i).map();
                        for (int j = 0; j < map.length; j++) {
                            int at = i * positions + j;
                            values[at] = together.with(values[at], measured.map(map[j]));
                        }
                    }
                });
        Arrays.sort(values);
        return values.length == 0 ? 1 : Math.max(1, values[(int) (HIGH * (values.length - 1))]);
    }
}
