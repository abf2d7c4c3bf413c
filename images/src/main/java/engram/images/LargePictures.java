package engram.images;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps large pictures from being decoded all at once: some decoders need the whole picture, at
 * several bytes a pixel, in memory of Java's or their own.
 */
final class LargePictures {
    private static final int BYTES_PER_PIXEL = 6;
    private static final int MEGABYTES =
            (int) Math.max(16, Math.min(1 << 20, Runtime.getRuntime().maxMemory() / (3 << 20)));
    private static final Semaphore ROOM = new Semaphore(MEGABYTES, true);

    private LargePictures() {}

    /** What one decoder occupies; it may be given back by whoever waits no longer for it. */
    static final class Place implements AutoCloseable {
        private final AtomicInteger held;

        private Place(int megabytes) {
            held = new AtomicInteger(megabytes);
        }

        @Override
        public void close() {
            ROOM.release(held.getAndSet(0));
        }
    }

    /** Waits until there is room for a picture; one that is larger than all of it comes alone. */
    static Place enter(long pixels) throws InterruptedException {
        int megabytes = (int) Math.min(MEGABYTES, (pixels * BYTES_PER_PIXEL) >> 20);
        ROOM.acquire(megabytes);
        return new Place(megabytes);
    }
}
