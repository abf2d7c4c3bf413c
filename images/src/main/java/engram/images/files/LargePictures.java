package engram.images.files;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOException;

/**
 * Keeps large pictures from being decoded all at once: some decoders need the whole picture, at
 * several bytes a pixel, in memory of Java's or their own.
 */
final class LargePictures {
    private static final int HEAP = (int) (Runtime.getRuntime().maxMemory() >> 20);
    private static final int MEGABYTES = Math.max(16, HEAP / 3);
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

    /**
     * Waits until there is room for a picture; one that is larger than all of it comes alone.
     *
     * @param bytes what its decoder needs, about
     * @throws IIOException if that is more than the whole heap
     */
    static Place enter(long bytes) throws IIOException {
        long megabytes = bytes >> 20;
        if (megabytes > HEAP) {
            throw new IIOException(
                    "decoding it takes about "
                            + megabytes
                            + " MB of memory, and there are "
                            + HEAP
                            + "; ENGRAM_JAVA_OPTIONS=-Xmx8g gives Java more");
        }
        int place = (int) Math.min(MEGABYTES, megabytes);
        ROOM.acquireUninterruptibly(place);
        return new Place(place);
    }
}
