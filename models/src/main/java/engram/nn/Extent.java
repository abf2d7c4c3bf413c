package engram.nn;

/** How far something reaches along a clip: in frames, down and across. */
public record Extent(int frames, int height, int width) {

    /** The same every way. */
    public static Extent of(int all) {
        return new Extent(all, all, all);
    }

    long[] sides() {
        return new long[] {frames, height, width};
    }
}
