package engram.detection;

import engram.data.Batch;
import engram.data.Given;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.Exchangeability;
import engram.detection.verdict.Exchangeability.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether new data that should be normal still are what a detector learned, in the order in which
 * they came.
 *
 * @param samples how many were looked at
 * @param rate the chance of a false alarm, however long the data
 * @param evidence the highest capital that a fair bet on "nothing has changed" was turned into, as
 *     the logarithm to base 10
 * @param side what was watched for
 * @param alarm when there is one
 * @param changes where the data differ most from what was learned, the largest first
 */
public record Drift(
        int samples,
        double rate,
        double evidence,
        Side side,
        Optional<Alarm> alarm,
        List<DriftPlaces.Change> changes) {
    /** The cost of a rank grows with those before it: of longer data, every so-manieth counts. */
    private static final int MOST = 100_000;

    private static final int AT_ONCE = 256;

    public Drift {
        changes = List.copyOf(changes);
    }

    /**
     * When a drift was seen.
     *
     * @param position the sample with which the evidence sufficed, from 0
     * @param id what that sample is called
     * @param since the sample from which on the evidence grew, from 0
     * @param sinceId what that one is called
     */
    public record Alarm(int position, String id, int since, String sinceId) {}

    /**
     * Watches a source.
     *
     * @param rate above 0 and below 1
     * @throws UnreadableDataException if it cannot be read
     * @throws IllegalStateException if the detector has no calibration samples to compare with
     */
    public static Drift of(AnomalyDetector detector, Source source, double rate) {
        Calibration.requireRate(rate);
        if (Given.some(detector, "a detector").calibration().size() == 0) {
            throw new IllegalStateException(
                    "this detector has no calibration samples to compare with");
        }
        Given.some(source, "a source of samples");
        return new Watch(detector, rate, Math.max(1, (source.size() + MOST - 1) / MOST))
                .watch(source);
    }

    /**
     * A test that takes scores one by one, as a service has them.
     *
     * @param below calibration scores from here on are left out, as such scores are by whoever adds
     *     them
     */
    public static Exchangeability test(AnomalyDetector detector, double below) {
        return new Exchangeability(
                Arrays.stream(detector.calibration().scores())
                        .filter(score -> score < below)
                        .toArray(),
                side(detector),
                detector.config().execution().seed());
    }

    /**
     * Calibration scores are those of the model that judges only where samples were held out; where
     * each was judged without its fold, or memory has grown since, they may be a little too high,
     * and a test that looks for higher ones alone is still right.
     */
    private static Side side(AnomalyDetector detector) {
        boolean heldOut =
                detector.provenance().counts().folds() == 1
                        && detector.provenance().lessons().isEmpty();
        return heldOut ? Side.BOTH : Side.HIGHER;
    }

    private static final class Watch {
        private final AnomalyDetector detector;
        private final double rate;
        private final int step;
        private final Side side;
        private final Exchangeability test;
        private final List<String> ids = new ArrayList<>();
        private int position;
        private int samples;
        private double highest;
        private double lowest = Double.POSITIVE_INFINITY;
        private int lowestAt;
        private Alarm alarm;

        Watch(AnomalyDetector detector, double rate, int step) {
            this.detector = detector;
            this.rate = rate;
            this.step = step;
            this.side = side(detector);
            this.test = test(detector, Double.POSITIVE_INFINITY);
        }

        Drift watch(Source source) {
            try (SampleReader reader = source.encode(detector.encoding()).open()) {
                for (var next = reader.next(AT_ONCE);
                        next.isPresent();
                        next = reader.next(AT_ONCE)) {
                    Batch batch = next.get();
                    Judged judged =
                            detector.use(model -> Judged.by(model, batch.values(), batch.size()));
                    for (int i = 0; i < batch.size(); i++) {
                        if (position % step == 0) {
                            add(judged.scores(i), batch.ids().get(i));
                        }
                        position++;
                    }
                }
            }
            DriftPlaces places = new DriftPlaces(detector);
            int since = alarm == null ? 0 : alarm.since;
            return new Drift(
                    samples,
                    rate,
                    highest / Math.log(10),
                    side,
                    Optional.ofNullable(alarm),
                    places.changes(source, since));
        }

        /** Each fold's calibration scores are its own model's: of those, one after the other. */
        private void add(double[] byModel, String id) {
            double capital = test.add(byModel[samples % byModel.length]);
            samples++;
            ids.add(id);
            highest = Math.max(highest, capital);
            if (alarm == null && capital <= lowest) {
                lowest = capital;
                lowestAt = samples - 1;
            }
            if (alarm == null && capital >= -Math.log(rate)) {
                int since = Math.min(lowestAt + 1, samples - 1);
                alarm = new Alarm(position, id, since * step, ids.get(since));
            }
        }
    }
}
