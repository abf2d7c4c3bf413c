package engram.detection;

import engram.data.Batch;
import engram.data.Given;
import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.folds.FoldModels;
import engram.detection.learning.Prepared;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.CrossConformal;
import engram.model.AnomalyModel;
import engram.model.Remembering;
import engram.model.Teachable;
import engram.nn.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Teaches a detector what is normal after all, without training: two thirds of the samples go into
 * its stored memory, and the others are scored by what it is then, and join those that its
 * threshold is taken from. Scores of before stay: more memory can only lower them, so that a
 * false-alarm rate still is no more than it says.
 *
 * <p>What a detector was taught last can be taken back, and it is what it was before, to the bit.
 */
public final class Teaching {
    private static final double HELD_OUT = 1.0 / 3;
    private static final int FEWEST = 3;

    private final AnomalyDetector detector;
    private final DetectorContents contents;

    private Teaching(AnomalyDetector detector) {
        this.detector = detector;
        this.contents = detector.contents();
    }

    /**
     * A detector that knows these normal samples too; the given one stays as it is.
     *
     * @throws UnusableSettingException if its model has no memory that can be taught
     * @throws UnreadableDataException if there are fewer than three samples, or they cannot be read
     */
    public static AnomalyDetector teach(AnomalyDetector detector, Source source) {
        requireTeachable(detector);
        return new Teaching(detector)
                .taught(Given.some(source, "a source of samples").parts().training());
    }

    /**
     * Asks before data is read.
     *
     * @throws UnusableSettingException if its model has no memory that can be taught
     */
    public static void requireTeachable(AnomalyDetector detector) {
        boolean teachable =
                Given.some(detector, "a detector")
                        .use(
                                model ->
                                        one(model, 0) instanceof Teachable memory
                                                && memory.isTeachable());
        boolean learned = detector.use(model -> one(model, 0) instanceof Remembering);
        if (!teachable) {
            throw new UnusableSettingException(
                    "model "
                            + detector.config().family()
                            + (learned
                                    ? " has a learned memory, whose items mean something to the"
                                            + " network that learned them alone, and no stored memory"
                                            + " to teach"
                                    : " has no stored memory to teach")
                            + "; row-memory, knn, patchcore and"
                            + " feature-memory have, others are trained anew with the samples");
        }
    }

    /**
     * A detector without what this one was taught last.
     *
     * @throws UnusableSettingException if it was taught nothing
     */
    public static AnomalyDetector forget(AnomalyDetector detector) {
        return new Teaching(Given.some(detector, "a detector")).forgotten();
    }

    private AnomalyDetector taught(Source normals) {
        if (normals.size() < FEWEST) {
            throw new UnreadableDataException(
                    normals.name()
                            + ": a third of what is taught is held out for the threshold, which"
                            + " takes at least "
                            + FEWEST
                            + " samples, and there are "
                            + normals.size());
        }
        Split dealt =
                Prepared.split(
                        normals,
                        new Split.Shares(0, HELD_OUT),
                        contents.config().execution().seed());
        try (SampleStore lesson = normals.store(detector.encoding(), dealt.training());
                SampleStore heldOut = normals.store(detector.encoding(), dealt.calibration())) {
            return taught(normals, lesson, heldOut);
        }
    }

    private AnomalyDetector taught(Source normals, SampleStore lesson, SampleStore heldOut) {
        float[] values = values(lesson);
        List<Teachable.Lesson> learned =
                detector.use(model -> learned(model, values, lesson.size()));
        DetectorContents remembering =
                with(weights(learned.stream().map(Teachable.Lesson::weights).toList()));
        List<double[]> scores = new ArrayList<>();
        try (AnomalyDetector next = made(remembering)) {
            Judged judged = next.use(model -> Judged.by(model, values(heldOut), heldOut.size()));
            int models = judged.each().length;
            for (int i = 0; i < models; i++) {
                scores.add(share(judged.each()[i], i, models));
            }
        }
        if (!scores.stream().flatMapToDouble(DoubleStream::of).allMatch(Double::isFinite)) {
            throw new UnreadableDataException(
                    normals.name()
                            + ": some samples are so far from all that is normal that their scores"
                            + " overflow; they cannot be taught");
        }
        List<Provenance.Lesson> lessons = new ArrayList<>(contents.provenance().lessons());
        lessons.add(
                new Provenance.Lesson(
                        normals.name(),
                        normals.fingerprint(),
                        lesson.size(),
                        learned.stream().map(Teachable.Lesson::items).toList(),
                        scores,
                        Instant.now()));
        return made(with(remembering, calibrated(scores, true), lessons));
    }

    /** Where several models judge by folds, each held-out sample calibrates one of them. */
    private static double[] share(double[] scores, int model, int models) {
        return IntStream.range(0, scores.length)
                .filter(i -> i % models == model)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private AnomalyDetector forgotten() {
        List<Provenance.Lesson> lessons = contents.provenance().lessons();
        if (lessons.isEmpty()) {
            throw new UnusableSettingException(
                    "this detector was taught nothing: nothing to forget");
        }
        Provenance.Lesson last = lessons.get(lessons.size() - 1);
        List<Map<String, Weights>> before =
                detector.use(
                        model -> {
                            List<Map<String, Weights>> all = new ArrayList<>();
                            for (int i = 0; i < last.items().size(); i++) {
                                all.add(((Teachable) one(model, i)).forgotten(last.items().get(i)));
                            }
                            return all;
                        });
        return made(
                with(
                        with(weights(before)),
                        calibrated(last.scores(), false),
                        lessons.subList(0, lessons.size() - 1)));
    }

    private static AnomalyModel one(AnomalyModel model, int position) {
        return model instanceof FoldModels folds ? folds.member(position) : model;
    }

    private static List<Teachable.Lesson> learned(AnomalyModel model, float[] values, int count) {
        if (model instanceof FoldModels folds) {
            return IntStream.range(0, folds.folds())
                    .mapToObj(
                            fold ->
                                    ((Teachable) folds.member(fold))
                                            .taught(folds.encoding(fold).of(values), count))
                    .toList();
        }
        return List.of(((Teachable) model).taught(values, count));
    }

    private Map<String, Weights> weights(List<Map<String, Weights>> byModel) {
        return detector.use(
                model ->
                        model instanceof FoldModels folds
                                ? folds.changed(byModel::get)
                                : byModel.get(0));
    }

    private Calibrated calibrated(List<double[]> scores, boolean added) {
        Calibrated before = contents.learned().calibration();
        if (before.folds().isEmpty()) {
            return Calibrated.by(changed(before.together(), scores.get(0), added));
        }
        List<Calibration> folds = before.folds().get().folds();
        return Calibrated.by(
                new CrossConformal(
                        IntStream.range(0, folds.size())
                                .mapToObj(i -> changed(folds.get(i), scores.get(i), added))
                                .toList(),
                        before.together().burst()));
    }

    private static Calibration changed(Calibration calibration, double[] scores, boolean added) {
        if (added) {
            return new Calibration(
                    DoubleStream.concat(
                                    DoubleStream.of(calibration.scores()), DoubleStream.of(scores))
                            .toArray(),
                    calibration.burst());
        }
        List<Double> left = new ArrayList<>();
        DoubleStream.of(calibration.scores()).forEach(left::add);
        DoubleStream.of(scores).forEach(score -> left.remove((Object) score));
        return new Calibration(
                left.stream().mapToDouble(Double::doubleValue).toArray(), calibration.burst());
    }

    private DetectorContents with(Map<String, Weights> weights) {
        DetectorContents.Learned learned = contents.learned();
        return new DetectorContents(
                contents.config(),
                contents.encoding(),
                new DetectorContents.Learned(
                        weights,
                        learned.calibration(),
                        learned.errors(),
                        learned.gallery(),
                        learned.album(),
                        learned.history()),
                contents.provenance());
    }

    private static DetectorContents with(
            DetectorContents of, Calibrated calibrated, List<Provenance.Lesson> lessons) {
        DetectorContents.Learned learned = of.learned();
        return new DetectorContents(
                of.config(),
                of.encoding(),
                new DetectorContents.Learned(
                        learned.weights(),
                        calibrated,
                        learned.errors(),
                        learned.gallery(),
                        learned.album(),
                        learned.history()),
                of.provenance().withLessons(lessons));
    }

    private AnomalyDetector made(DetectorContents of) {
        return Loading.of(Path.of("the taught detector"), of, detector.execution());
    }

    private static float[] values(SampleStore samples) {
        int size = samples.shape().size();
        float[] values = new float[Math.multiplyExact(samples.size(), size)];
        int next = 0;
        try (SampleReader reader = samples.open()) {
            for (var some = reader.next(1024); some.isPresent(); some = reader.next(1024)) {
                Batch batch = some.get();
                System.arraycopy(batch.values(), 0, values, next, batch.values().length);
                next += batch.values().length;
            }
        }
        return values;
    }
}
