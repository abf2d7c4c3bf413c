package engram.evaluation;

/** Connected regions of a mask; pixels that touch at a corner are connected. */
final class Regions {
    private Regions() {}

    /**
     * @param sizes becomes, for each anomalous pixel, the size of its region
     * @return how many regions there are
     */
    static int measure(boolean[] mask, int width, int[] sizes) {
        boolean[] seen = new boolean[mask.length];
        int[] region = new int[mask.length];
        int regions = 0;
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] && !seen[start]) {
                int size = collect(mask, width, start, seen, region);
                for (int i = 0; i < size; i++) {
                    sizes[region[i]] = size;
                }
                regions++;
            }
        }
        return regions;
    }

    /** The pixels of the region that holds {@code start}, first come, first followed. */
    private static int collect(boolean[] mask, int width, int start, boolean[] seen, int[] region) {
        int count = 0;
        region[count++] = start;
        seen[start] = true;
        for (int next = 0; next < count; next++) {
            int row = region[next] / width;
            int column = region[next] % width;
            for (int y = Math.max(0, row - 1); y <= row + 1; y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                    int neighbour = y * width + x;
                    if (neighbour < mask.length && mask[neighbour] && !seen[neighbour]) {
                        seen[neighbour] = true;
                        region[count++] = neighbour;
                    }
                }
            }
        }
        return count;
    }
}
