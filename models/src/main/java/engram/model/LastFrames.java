package engram.model;

import engram.data.SampleShape;
import java.util.ArrayDeque;

/** A video's last frames, as many as a clip has. For one thread. */
final class LastFrames {
    private final SampleShape.Clip clip;
    private final ArrayDeque<float[]> frames = new ArrayDeque<>();

    LastFrames(SampleShape.Clip clip) {
        this.clip = clip;
    }

    /**
     * Takes the next frame, (C, H, W), and forgets the one that it pushes out.
     *
     * @throws IllegalArgumentException if it is of another size
     */
    void keep(float[] frame) {
        int size = clip.size() / clip.frames();
        if (frame.length != size) {
            throw new IllegalArgumentException(
                    "a frame of a " + clip + " has " + size + " values, not " + frame.length);
        }
        frames.add(frame.clone());
        if (frames.size() > clip.frames()) {
            frames.remove();
        }
    }

    /** Whether there are as many as a clip has. */
    boolean areClip() {
        return frames.size() == clip.frames();
    }

    /** As a clip: (C, T, H, W). */
    float[] clip() {
        int plane = clip.height() * clip.width();
        float[] values = new float[clip.size()];
        int t = 0;
        for (float[] frame : frames) {
            for (int channel = 0; channel < clip.channels(); channel++) {
                int at = (channel * clip.frames() + t) * plane;
                System.arraycopy(frame, channel * plane, values, at, plane);
            }
            t++;
        }
        return values;
    }
}
