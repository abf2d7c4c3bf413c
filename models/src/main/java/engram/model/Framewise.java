package engram.model;

/** A model of clips that says how anomalous each of their frames is, and where in the picture. */
public interface Framewise {

    /**
     * What was made of some clips, all from one pass through the network. T' is how many frames of
     * each are judged.
     *
     * @param first the first frame of a clip that is judged, from 0, as are all after it: 0 where a
     *     clip is given back, the last where it is predicted from the others
     * @param scores of the clips: what {@link AnomalyModel#score} gives
     * @param errors of the frames, (clips, T'): the mean of a frame's map
     * @param maps (clips, T', H, W): how far each pixel is from what it should be, the root of the
     *     sum over channels of squared differences
     */
    record Frames(int first, double[] scores, double[] errors, float[] maps) {}

    /**
     * Judges clips frame by frame.
     *
     * @param values {@code count} encoded clips, one after the other
     */
    Frames frames(float[] values, int count);
}
