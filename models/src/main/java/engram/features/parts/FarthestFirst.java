package engram.features.parts;

import java.util.Arrays;

/**
 * Greedy k-centre (Gonzalez, "Clustering to minimize the maximum intercluster distance", TCS 1985):
 * chooses points one by one, always the one farthest from those chosen, so that no point is left
 * far from all of them.
 *
 * <p>A point's distance to the nearest chosen one only ever shrinks. So what it was some choices
 * ago bounds it from above, and it is brought up to date only when it comes to the top of a heap:
 * the same choices as by updating every point after each, for a fraction of the distances.
 */
final class FarthestFirst {
    private final float[] points;
    private final int width;
    private final int[] chosen;
    private int count;

    /** Squared distances to the nearest of the first {@link #seen} chosen, by point. */
    private final float[] nearest;

    private final int[] seen;

    /** Points, the farthest at the root. */
    private final int[] heap;

    private FarthestFirst(float[] points, int width, int most) {
        this.points = points;
        this.width = width;
        int size = points.length / width;
        this.chosen = new int[Math.min(most, size)];
        this.nearest = new float[size];
        this.seen = new int[size];
        this.heap = new int[size];
    }

    /**
     * @param points (N, width)
     * @param first the point to begin with
     * @return up to {@code most} different points' numbers in the order of choice; fewer where all
     *     others equal one of them
     */
    static int[] choose(float[] points, int width, int most, int first) {
        return new FarthestFirst(points, width, most).run(first);
    }

    private int[] run(int first) {
        for (int i = 0; i < heap.length; i++) {
            heap[i] = i;
            nearest[i] = i == first ? 0 : distance(i, first, Float.POSITIVE_INFINITY);
            seen[i] = 1;
        }
        chosen[count++] = first;
        for (int i = heap.length / 2 - 1; i >= 0; i--) {
            sink(i);
        }
        while (count < chosen.length && nearest[heap[0]] > 0) {
            int top = heap[0];
            if (seen[top] == count) {
                chosen[count++] = top;
                nearest[top] = 0;
            } else {
                update(top);
            }
            sink(0);
        }
        return Arrays.copyOf(chosen, count);
    }

    private void update(int point) {
        float least = nearest[point];
        for (int i = seen[point]; i < count; i++) {
            least = Math.min(least, distance(point, chosen[i], least));
        }
        nearest[point] = least;
        seen[point] = count;
    }

    /** The squared distance, or something above {@code enough} if it is above that. */
    private float distance(int one, int other, float enough) {
        int a = one * width;
        int b = other * width;
        float sum = 0;
        // Four sums, since the processor need not wait for one to add to another.
        for (int from = 0; from < width && sum <= enough; from += 32) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int to = Math.min(width, from + 32);
            int i = from;
            for (; i < to - 3; i += 4) {
                float d0 = points[a + i] - points[b + i];
                float d1 = points[a + i + 1] - points[b + i + 1];
                float d2 = points[a + i + 2] - points[b + i + 2];
                float d3 = points[a + i + 3] - points[b + i + 3];
                s0 += d0 * d0;
                s1 += d1 * d1;
                s2 += d2 * d2;
                s3 += d3 * d3;
            }
            for (; i < to; i++) {
                float rest = points[a + i] - points[b + i];
                s0 += rest * rest;
            }
            sum += (s0 + s1) + (s2 + s3);
        }
        return sum;
    }

    private void sink(int from) {
        int point = heap[from];
        int hole = from;
        for (int child = 2 * hole + 1; child < heap.length; child = 2 * hole + 1) {
            if (child + 1 < heap.length && nearest[heap[child + 1]] > nearest[heap[child]]) {
                child++;
            }
            if (nearest[heap[child]] <= nearest[point]) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = point;
    }
}
