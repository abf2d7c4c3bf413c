package engram.server.requests;

import engram.data.Counted;
import engram.data.UnusableSettingException;
import java.time.Duration;

/**
 * What the service takes on.
 *
 * @param megabytes of one request's body
 * @param samples rows or pictures in one request
 * @param megapixels of one picture
 * @param waiting requests of one detector that may wait to be scored
 * @param answer how long a request may take to be sent, and again to be answered
 * @param batching how long a sample may wait for those of other requests that are being read
 */
public record Limits(
        int megabytes,
        int samples,
        int megapixels,
        int waiting,
        Duration answer,
        Duration batching) {

    public Limits {
        requirePositive("megabytes", megabytes);
        requirePositive("samples", samples);
        requirePositive("megapixels", megapixels);
        requirePositive("waiting", waiting);
        if (megabytes > 1024) {
            throw new UnusableSettingException(
                    "a request has at most 1024 megabytes, not " + megabytes);
        }
        if (answer.isNegative() || answer.isZero() || batching.isNegative()) {
            throw new UnusableSettingException(
                    "an answer takes more than no time, and batching no less than none");
        }
    }

    /** 16 MB, 10,000 samples, 50 megapixels, 256 waiting, 30 seconds, 2 milliseconds. */
    public static Limits standard() {
        return new Limits(16, 10_000, 50, 256, Duration.ofSeconds(30), Duration.ofMillis(2));
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new UnusableSettingException(what + " must be at least 1, not " + value);
        }
    }

    /** Of one request's body. */
    public long bytes() {
        return megabytes * 1_000_000L;
    }

    /**
     * @throws Problem if a request has more samples than it may
     */
    void requireSamples(long count) {
        if (count > samples) {
            throw Problem.tooLarge(
                    "more than "
                            + Counted.of(samples, "sample")
                            + " in one request; send them in several, or start the service"
                            + " with a larger --max-samples");
        }
    }
}
