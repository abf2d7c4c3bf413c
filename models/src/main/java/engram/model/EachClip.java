package engram.model;

import engram.data.SampleShape;
import java.util.Optional;

/** Follows a video for a model to which clips that follow one another have nothing to share. */
public final class EachClip implements Watching.Watch {
    private final Framewise model;
    private final LastFrames frames;

    public EachClip(Framewise model, SampleShape.Clip clip) {
        this.model = model;
        this.frames = new LastFrames(clip);
    }

    @Override
    public Optional<Framewise.Frames> next(float[] frame) {
        frames.keep(frame);
        return frames.areClip() ? Optional.of(model.frames(frames.clip(), 1)) : Optional.empty();
    }

    @Override
    public void pass(float[] frame) {
        frames.keep(frame);
    }

    /** Nothing native is kept. */
    @Override
    public void close() {}
}
