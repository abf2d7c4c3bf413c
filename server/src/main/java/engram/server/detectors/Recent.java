package engram.server.detectors;

import engram.detection.verdict.Detection;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** What a detector was asked last, for those who watch it: verdicts, and no samples. */
public final class Recent {
    private static final int KEPT = 200;

    private final Deque<Seen> seen = new ArrayDeque<>();

    /**
     * @param at when the verdict was given
     */
    public record Seen(Instant at, Detection detection) {}

    synchronized void add(List<Detection> detections) {
        Instant now = Instant.now();
        int first = Math.max(0, detections.size() - KEPT);
        for (Detection detection : detections.subList(first, detections.size())) {
            seen.addLast(new Seen(now, detection));
            if (seen.size() > KEPT) {
                seen.removeFirst();
            }
        }
    }

    /** The last first. */
    synchronized List<Seen> list() {
        List<Seen> list = new ArrayList<>(seen);
        Collections.reverse(list);
        return list;
    }
}
