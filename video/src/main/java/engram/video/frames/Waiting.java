package engram.video.frames;

import java.time.Duration;

/**
 * How long a live source is waited for.
 *
 * @param silence how long it may say nothing
 * @param absence how long it may be gone before that counts as its end; zero where it ends when it
 *     first does
 */
public record Waiting(Duration silence, Duration absence) {

    /** Ten seconds of silence, and its first end is the end. */
    public static final Waiting STANDARD = new Waiting(Duration.ofSeconds(10), Duration.ZERO);
}
