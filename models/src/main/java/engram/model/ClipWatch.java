package engram.model;

import engram.data.SampleShape;
import engram.torch.Tensors;
import java.util.Optional;

/** Keeps a video's last frames, and judges the clip that they are. */
final class ClipWatch implements Watching.Watch {
    private final ReconstructionModel model;
    private final SampleShape.Clip clip;
    private final Optional<Sliding> sliding;
    private final LastFrames frames;

    ClipWatch(ReconstructionModel model, SampleShape.Clip clip, Optional<Sliding> sliding) {
        this.model = model;
        this.clip = clip;
        this.sliding = sliding;
        this.frames = new LastFrames(clip);
    }

    @Override
    public Optional<Framewise.Frames> next(float[] frame) {
        frames.keep(frame);
        Optional<float[]> made =
                sliding.flatMap(
                        by ->
                                by.first()
                                        .next(
                                                frame,
                                                shape(),
                                                code -> Tensors.toArray(by.rest().apply(code))));
        if (!frames.areClip()) {
            return Optional.empty();
        }
        float[] values = frames.clip();
        float[] reconstruction = made.orElseGet(() -> model.reconstruct(values, 1));
        return Optional.of(model.judged(values, reconstruction, 1));
    }

    @Override
    public void pass(float[] frame) {
        frames.keep(frame);
        sliding.ifPresent(by -> by.first().pass(frame, shape()));
    }

    private long[] shape() {
        return new long[] {clip.channels(), clip.height(), clip.width()};
    }

    @Override
    public void close() {
        sliding.ifPresent(by -> by.first().close());
    }
}
