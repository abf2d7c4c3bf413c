package engram.detection;

import engram.torch.Compute;
import engram.torch.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a detector cannot do, in words for its user. */
final class Limits {
    private Limits() {}

    static List<String> of(AnomalyDetector detector) {
        List<String> limits = new ArrayList<>();
        detector.shortage().ifPresent(limits::add);
        detector.doubt().ifPresent(limits::add);
        new Explainer(detector).memoryWarning().ifPresent(limits::add);
        Device trainedOn = detector.config().execution().device();
        if (!Compute.has(trainedOn)) {
            limits.add(
                    "it was trained on "
                            + trainedOn.name().toLowerCase(Locale.ROOT)
                            + ", which this build or this machine lacks, and computes on the cpu:"
                            + " scores may differ by rounding");
        }
        return limits;
    }
}
