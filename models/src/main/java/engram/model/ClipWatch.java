package engram.model;

import engram.data.SampleShape;
import engram.torch.Tensors;
import java.util.ArrayDeque;
import java.util.Optional;

/** Keeps a video's last frames, and judges the clip that they are. */
final class ClipWatch implements Watching.Watch {
    private final ReconstructionModel model;
    private final SampleShape.Clip clip;
    private final Optional<Sliding> sliding;
    private final ArrayDeque<float[]> frames = new ArrayDeque<>();

    ClipWatch(ReconstructionModel model, SampleShape.Clip clip, Optional<Sliding> sliding) {
        this.model = model;
        this.clip = clip;
        this.sliding = sliding;
    }

    @Override
    public Optional<Framewise.Frames> next(float[] frame) {
        keep(frame);
        Optional<float[]> made =
                sliding.flatMap(
                        by ->
                                by.first()
                                        .next(
                                                frame,
                                                shape(),
                                                code -> Tensors.toArray(by.rest().apply(code))));
        if (frames.size() < clip.frames()) {
            return Optional.empty();
        }
        float[] values = values();
        float[] reconstruction = made.orElseGet(() -> model.reconstruct(values, 1));
        return Optional.of(model.judged(values, reconstruction, 1));
    }

    @Override
    public void pass(float[] frame) {
        keep(frame);
        sliding.ifPresent(by -> by.first().pass(frame, shape()));
    }

    private long[] shape() {
        return new long[] {clip.channels(), clip.height(), clip.width()};
    }

    private void keep(float[] frame) {
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

    /** The last frames as a clip: (C, T, H, W). */
    private float[] values() {
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

    @Override
    public void close() {
        sliding.ifPresent(by -> by.first().close());
    }
}
