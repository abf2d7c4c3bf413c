package engram.nn;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network over the clips of a video that follow one another frame by frame. Most of what its
 * first layers make of a frame does not depend on which clip the frame is in: that is worked out
 * once, and kept until the last clip with the frame has passed. What sees a clip's ends, where
 * frames of zeros are, is made for each clip anew. So the result is that of each clip by itself, up
 * to rounding.
 *
 * <p>For one thread. Of layer l, counted from 1, the value at a clip's index t stands at frame
 * {@code start + step * t} of the video, where step is the product of the strides in time so far.
 */
public final class SlidingClips implements AutoCloseable {
    private final List<ClipStage> stages;
    private final List<Span> spans;
    private final Rest rest;
    private final Map<Place, Tensor> kept = new HashMap<>();
    private final Map<Place, Tensor> ofThisClip = new HashMap<>();
    private long frames;

    /** The layers behind the first so many stages. */
    interface Rest {
        Tensor apply(int stages, Tensor input);
    }

    private record Place(int layer, long frame) {}

    /**
     * What a layer gives of one clip.
     *
     * @param count how many values in time
     * @param step frames of the video from one to the next
     * @param low the first that sees no end of the clip
     * @param high the last
     */
    private record Span(int count, int step, int low, int high) {
        Span after(int stride) {
            return new Span(
                    (count - 1) / stride + 1,
                    step * stride,
                    Math.floorDiv(low + stride, stride),
                    Math.floorDiv(high - 1, stride));
        }

        boolean isShared() {
            return low <= high;
        }
    }

    /**
     * @param length frames of a clip
     */
    SlidingClips(List<ClipStage> all, int length, Rest rest) {
        this.rest = rest;
        stages = new ArrayList<>();
        spans = new ArrayList<>();
        spans.add(new Span(length, 1, 0, length - 1));
        for (ClipStage stage : all) {
            Span next = spans.get(spans.size() - 1).after(stage.stride().frames());
            if (!next.isShared()) {
                break;
            }
            stages.add(stage);
            spans.add(next);
        }
    }

    /** How many of the first layers clips share. */
    int shared() {
        return stages.size();
    }

    /**
     * Takes the next frame of the video.
     *
     * @param frame (C, H, W), and its values
     * @param read makes what is asked for of the network's result for the clip that ends with this
     *     frame, (1, then the network's output)
     * @return empty while there are too few frames for a clip
     */
    public <R> Optional<R> next(float[] frame, long[] shape, Function<Tensor, R> read) {
        try (Scope scope = Scope.inference()) {
            keep(scope, frame, shape);
            long start = start();
            if (start < 0) {
                return Optional.empty();
            }
            int depth = stages.size();
            List<Tensor> values = new ArrayList<>();
            for (int t = 0; t < spans.get(depth).count(); t++) {
                values.add(value(depth, start, t, scope));
            }
            Tensor clip = stacked(values).unsqueeze(0); // (1, C, T, H, W)
            R result = read.apply(rest.apply(depth, clip));
            forget(start);
            return Optional.of(result);
        }
    }

    /**
     * Takes the next frame and works nothing out: what later clips need of it, they ask for.
     *
     * @param frame (C, H, W), and its values
     */
    public void pass(float[] frame, long... shape) {
        try (Scope scope = Scope.inference()) {
            keep(scope, frame, shape);
        }
        forget(start());
    }

    private void keep(Scope scope, float[] frame, long... shape) {
        kept.put(new Place(0, frames++), scope.keep(Tensors.of(frame, shape)));
    }

    /** The first frame of the clip that ends with the last frame; below 0 while there is none. */
    private long start() {
        return frames - spans.get(0).count();
    }

    /** What a layer gives at an index of the clip from {@code start} on: (C, H, W). */
    private Tensor value(int layer, long start, int t, Scope scope) {
        Span span = spans.get(layer);
        long frame = start + (long) span.step() * t;
        boolean shared = t >= span.low() && t <= span.high();
        Map<Place, Tensor> known = shared ? kept : ofThisClip;
        Tensor value = known.get(new Place(layer, frame));
        if (value == null) {
            Tensor made = made(layer, start, t, scope);
            value = shared ? scope.keep(made) : made;
            known.put(new Place(layer, frame), value);
        }
        return value;
    }

    private Tensor made(int layer, long start, int t, Scope scope) {
        ClipStage stage = stages.get(layer - 1);
        int middle = t * stage.stride().frames();
        int last = spans.get(layer - 1).count() - 1;
        Tensor centre = value(layer - 1, start, middle, scope);
        Tensor none = centre.new_zeros(centre.shape());
        return stage.middle(
                stacked(
                        List.of(
                                middle > 0 ? value(layer - 1, start, middle - 1, scope) : none,
                                centre,
                                middle < last
                                        ? value(layer - 1, start, middle + 1, scope)
                                        : none)));
    }

    private static Tensor stacked(List<Tensor> frames) {
        return torch.stack(new TensorVector(frames.toArray(Tensor[]::new)), 1);
    }

    /** What no later clip will ask for. */
    private void forget(long start) {
        ofThisClip.clear();
        kept.entrySet()
                .removeIf(
                        entry -> {
                            boolean past = entry.getKey().frame() <= start;
                            if (past) {
                                entry.getValue().close();
                            }
                            return past;
                        });
    }

    /** Frees what is kept of the last frames. */
    @Override
    public void close() {
        Tensors.release(kept.values());
        kept.clear();
    }
}
