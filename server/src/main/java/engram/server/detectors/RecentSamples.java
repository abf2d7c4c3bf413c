package engram.server.detectors;

import engram.server.requests.Sent;
import java.util.Arrays;
import java.util.List;

/**
 * Some of the latest samples: of each round a few, spread over it, so that one large request does
 * not push out all others; and no more than a few megabytes of them.
 */
final class RecentSamples {
    private static final int MOST = 256;
    private static final int MOST_VALUES = 1 << 21;
    private static final int OF_A_ROUND = 16;

    private final int size;
    private final float[] ring;
    private long added;

    /**
     * @param size how many values a sample has
     */
    RecentSamples(int size) {
        this.size = size;
        this.ring = new float[size * Math.max(1, Math.min(MOST, MOST_VALUES / size))];
    }

    synchronized void add(List<Sent> round) {
        int all = round.stream().mapToInt(Sent::size).sum();
        int step = Math.max(1, all / OF_A_ROUND);
        int position = 0;
        for (Sent sent : round) {
            for (int i = 0; i < sent.size(); i++) {
                if (position++ % step == 0) {
                    int at = Math.floorMod(added++ * size, ring.length);
                    System.arraycopy(sent.values(), i * size, ring, at, size);
                }
            }
        }
    }

    /** How many were added so far. */
    synchronized long added() {
        return added;
    }

    /** Those that are there, one after the other, in no order. */
    synchronized float[] values() {
        return Arrays.copyOf(ring, (int) Math.min(ring.length, added * size));
    }
}
