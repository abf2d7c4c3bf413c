package engram.points;

import java.util.Arrays;

/**
 * Lets through, for many queries side by side, what may be among the points nearest to each.
 *
 * <p>A point is known by a number that grows with its distance and may be off by an error. Points
 * go by in lanes of a few. If as many lanes as points are wanted have one that is no farther than
 * some bound, a lane whose points are all farther need not be looked into. All queries are asked
 * together, one comparison after the other, as processors compare many numbers at once.
 */
final class Sieve {
    private static final int LANE = 8;

    /** Of more wanted points, ranking the lanes would cost more than looking into them. */
    private static final int MOST_RANKED = 32;

    private final Candidates[] candidates;

    /** Of each query, the least that lanes are at most, in ascending order. */
    private final float[][] ranks;

    /** Of each query, what the lane at hand is at most. */
    private final float[] most;

    /** Of one point and each query. */
    private final float[] row;

    private float[][] least = {};
    private Nearness nearness;

    /**
     * @param wanted how many points are looked for
     * @param queries the most that are asked at a time
     */
    Sieve(int wanted, int queries) {
        candidates = new Candidates[queries];
        Arrays.setAll(candidates, q -> new Candidates(wanted));
        ranks = new float[wanted > MOST_RANKED ? 0 : wanted][queries];
        most = new float[queries];
        row = new float[queries];
    }

    /** Begins anew, with other queries. */
    void begin(Nearness next) {
        nearness = next;
        for (float[] rank : ranks) {
            Arrays.fill(rank, Float.POSITIVE_INFINITY);
        }
        for (int q = 0; q < nearness.queries(); q++) {
            candidates[q].clear();
        }
    }

    /**
     * Sees the next points.
     *
     * @param products (size, queries) of points and queries, row by row
     * @param from which point the first is
     * @param size how many points
     */
    void see(float[] products, int from, int size) {
        int lanes = (size + LANE - 1) / LANE;
        if (least.length < lanes) {
            least = new float[lanes][most.length];
        }
        for (int lane = 0; lane < lanes; lane++) {
            narrow(products, from, lane, size);
            rank();
        }
        for (int lane = 0; lane < lanes; lane++) {
            for (int q = 0; q < nearness.queries(); q++) {
                // What is not a number, as it overflowed, may be anything.
                if (!(least[lane][q] > bound(q))) {
                    look(products, from, lane, size, q);
                }
            }
        }
    }

    private float bound(int query) {
        return ranks.length == 0 ? Float.POSITIVE_INFINITY : ranks[ranks.length - 1][query];
    }

    /** A lane is as near as its nearest point. */
    private void narrow(float[] products, int from, int lane, int size) {
        Arrays.fill(least[lane], Float.POSITIVE_INFINITY);
        Arrays.fill(most, Float.POSITIVE_INFINITY);
        for (int i = lane * LANE; i < Math.min(size, (lane + 1) * LANE); i++) {
            // In an array of its own, it is compared twice as quickly.
            System.arraycopy(products, i * nearness.queries(), row, 0, nearness.queries());
            nearness.narrow(from + i, row, least[lane], most);
        }
    }

    /** Sorts the lane in: each rank keeps what is smaller and passes on what is larger. */
    private void rank() {
        int queries = nearness.queries();
        for (float[] rank : ranks) {
            for (int q = 0; q < queries; q++) {
                float kept = rank[q];
                float number = most[q];
                rank[q] = Math.min(kept, number);
                most[q] = Math.max(kept, number);
            }
        }
    }

    private void look(float[] products, int from, int lane, int size, int query) {
        float bound = bound(query);
        for (int i = lane * LANE; i < Math.min(size, (lane + 1) * LANE); i++) {
            float number = nearness.of(from + i, products[i * nearness.queries() + query]);
            float error = nearness.error(from + i, query);
            if (!(number - error > bound)) {
                candidates[query].add(from + i, number, error);
            }
        }
    }

    /** What was let through. */
    Candidates candidates(int query) {
        return candidates[query];
    }
}
