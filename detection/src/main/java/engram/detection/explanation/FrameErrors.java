package engram.detection.explanation;

import engram.data.encodings.ClipEncoding;
import engram.model.Framewise;
import java.util.Arrays;

/**
 * How anomalous the frames of some clips are, and where in the picture; of one pass through the
 * network. T' is how many frames of each clip are judged.
 *
 * @param first the first frame of a clip that is judged, from 0, as are all after it: 0 where a
 *     clip is given back, the last where it is predicted from the others
 * @param scores of the clips, as the detector scores them
 * @param errors of the frames, (clips, T'): the mean of a frame's map
 * @param maps (clips, T', H, W): how far each pixel is from what it should be, on the scale of
 *     encoded pixels
 */
public record FrameErrors(int first, double[] scores, double[] errors, float[] maps) {

    /**
     * Where in the picture of one clip's judged frame: (H, W). A clip of which that frame has no
     * map of its own, since the model predicts others, has that of the first frame after it.
     *
     * @param encoding the detector's
     */
    public float[] map(ClipEncoding encoding) {
        int plane = encoding.shape().height() * encoding.shape().width();
        int from = plane * Math.max(0, encoding.before() - first);
        return Arrays.copyOfRange(maps, from, from + plane);
    }

    /** The same as a model has it. */
    public static FrameErrors of(Framewise.Frames frames) {
        return new FrameErrors(frames.first(), frames.scores(), frames.errors(), frames.maps());
    }
}
