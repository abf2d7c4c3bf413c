package engram.report.exhibits;

import engram.data.SampleShape;
import engram.detection.explanation.Box;
import engram.detection.explanation.Explanation;
import java.util.List;

/**
 * A frame of a video, and why it has its score.
 *
 * @param explanation of the frame: its values and what they were rebuilt as, (C, H, W), and where
 *     in it what is anomalous lies
 * @param boxes around what is anomalous in it
 */
public record KeyFrame(Explanation explanation, List<Box> boxes) {

    /**
     * One frame of an explained clip.
     *
     * @param place of the frame in the clip
     */
    public static KeyFrame of(
            Explanation clip, SampleShape.Clip shape, int place, List<Box> boxes) {
        return new KeyFrame(
                new Explanation(
                        clip.detection(),
                        frame(clip.values(), shape, place),
                        clip.reconstruction()
                                .filter(rebuilt -> rebuilt.length == shape.size())
                                .map(rebuilt -> frame(rebuilt, shape, place)),
                        clip.recalled(),
                        clip.places(),
                        List.of()),
                List.copyOf(boxes));
    }

    /** A frame of a clip: (C, H, W) of (C, T, H, W). */
    static float[] frame(float[] clip, SampleShape.Clip shape, int place) {
        int plane = shape.height() * shape.width();
        float[] frame = new float[shape.channels() * plane];
        for (int c = 0; c < shape.channels(); c++) {
            System.arraycopy(clip, (c * shape.frames() + place) * plane, frame, c * plane, plane);
        }
        return frame;
    }
}
