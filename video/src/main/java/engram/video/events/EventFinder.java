package engram.video.events;

import engram.video.Moment;
import java.util.Optional;

/**
 * Puts anomalous frames that follow one another together: an event begins with the first, and ends
 * when none came for a while.
 */
public final class EventFinder {
    private final double quiet;
    private final double shortest;
    private Moment start;
    private Moment end;
    private Moment peak;
    private double score;
    private double pValue;

    /**
     * @param quiet after so many seconds without an anomalous frame an event has ended
     * @param shortest events of fewer seconds are none
     */
    public EventFinder(double quiet, double shortest) {
        this.quiet = quiet;
        this.shortest = shortest;
    }

    /**
     * Something unusual.
     *
     * @param start its first anomalous frame
     * @param peak the frame with the highest score
     * @param end its last anomalous frame
     * @param score of the peak
     * @param pValue of the peak
     */
    public record Event(Moment start, Moment peak, Moment end, double score, double pValue) {
        /** How long it took. */
        public double seconds() {
            return end.seconds() - start.seconds();
        }
    }

    /**
     * The next frame.
     *
     * @return the event that has ended with it
     */
    public Optional<Event> next(Moment moment, double frameScore, double p, boolean anomalous) {
        boolean elsewhere = start != null && !start.video().equals(moment.video());
        boolean over = start != null && moment.seconds() - end.seconds() > quiet;
        Optional<Event> ended = elsewhere || over ? finish() : Optional.empty();
        if (anomalous) {
            if (start == null) {
                start = moment;
                score = Double.NEGATIVE_INFINITY;
            }
            end = moment;
            if (frameScore > score) {
                peak = moment;
                score = frameScore;
                pValue = p;
            }
        }
        return ended;
    }

    /** When the event began that is going on; empty until it has lasted long enough to be one. */
    public Optional<Moment> ongoing() {
        boolean lasts = start != null && end.seconds() - start.seconds() >= shortest;
        return lasts ? Optional.of(start) : Optional.empty();
    }

    /** The event that is going on, where the video ends. */
    public Optional<Event> finish() {
        if (start == null) {
            return Optional.empty();
        }
        Event event = new Event(start, peak, end, score, pValue);
        start = null;
        return event.seconds() >= shortest ? Optional.of(event) : Optional.empty();
    }
}
