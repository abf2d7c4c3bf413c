package engram.features.parts;

import engram.nn.Weights;
import engram.points.PointIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses further items for a memory: again and again the candidate farthest from all items, those
 * just chosen included, so that few items cover the candidates.
 */
final class FarthestFrom {
    private static final int FEWEST = 64;

    /** Of how many items it is measured how far items are apart. */
    private static final int LOOKED_AT = 200;

    private FarthestFrom() {}

    /**
     * At most a quarter as many as there are items, and none that is nearer to an item than half of
     * the items are to theirs.
     *
     * @param items (N, width)
     * @param candidates (n, width)
     * @return which candidates, in the order in which they were chosen
     */
    static int[] choose(Weights items, float... candidates) {
        int width = (int) items.shape()[1];
        int count = (int) items.shape()[0];
        double[] nearest;
        double apart;
        try (PointIndex index = new PointIndex(items)) {
            nearest = squares(index, candidates, candidates.length / width, 0);
            apart = apart(index, items, width);
        }
        // Those that memory covers will not be chosen: most, as a rule.
        int[] open = IntStream.range(0, nearest.length).filter(i -> nearest[i] > apart).toArray();
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < Math.max(FEWEST, count / 4)) {
            int farthest =
                    Arrays.stream(open)
                            .reduce((a, b) -> nearest[b] > nearest[a] ? b : a)
                            .orElse(-1);
            if (farthest < 0 || nearest[farthest] <= apart) {
                break;
            }
            chosen.add(farthest);
            for (int i : open) {
                double squared = squared(candidates, i * width, farthest * width, width);
                nearest[i] = Math.min(nearest[i], squared);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The squared distances to the nearest items but {@code rank}. */
    private static double[] squares(PointIndex index, float[] values, int count, int rank) {
        return Arrays.stream(index.nearest(values, count, rank + 1))
                .mapToDouble(near -> near.count() > rank ? near.squares()[rank] : 0)
                .toArray();
    }

    /** The median squared distance of an item to the one nearest to it, which is not itself. */
    private static double apart(PointIndex index, Weights items, int width) {
        int count = (int) items.shape()[0];
        int step = Math.max(1, count / LOOKED_AT);
        float[] some = new float[(count + step - 1) / step * width];
        for (int i = 0; i < some.length / width; i++) {
            System.arraycopy(items.values(), i * step * width, some, i * width, width);
        }
        double[] squares = squares(index, some, some.length / width, 1);
        Arrays.sort(squares);
        return squares[squares.length / 2];
    }

    private static double squared(float[] values, int a, int b, int width) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
            float difference = values[a + i] - values[b + i];
            sum += difference * difference;
        }
        return sum;
    }
}
