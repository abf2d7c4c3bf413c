package engram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.models.Catalogue;
import engram.nn.Twin;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A video watched frame by frame is judged as its clips are, one by one. */
class ClipWatchTest {
    private static final int PLANE = 16 * 16;

    @ParameterizedTest
    @CsvSource({"memae, 1, 16", "ae, 1, 9", "memae, 3, 4", "ae, 1, 2"})
    void judgesEveryClipAsByItself(String name, int channels, int length) {
        SampleShape.Clip clip = new SampleShape.Clip(channels, length, 16, 16);
        float[] video = Twin.random(channels * (length + 7) * PLANE, 3);
        try (AnomalyModel model = trained(name, clip);
                Watching.Watch watch = ((Watching) model).watch()) {
            for (int last = 0; last < length + 7; last++) {
                float[] frame = new float[channels * PLANE];
                for (int c = 0; c < channels; c++) {
                    System.arraycopy(video, (last * channels + c) * PLANE, frame, c * PLANE, PLANE);
                }
                Optional<Framewise.Frames> made = watch.next(frame);
                assertThat(made.isPresent()).isEqualTo(last >= length - 1);
                if (made.isPresent()) {
                    float[] values = clip(video, clip, last - length + 1);
                    Framewise.Frames alone = ((Framewise) model).frames(values, 1);
                    assertThat(made.get().scores()[0]).isCloseTo(alone.scores()[0], within(1e-5));
                    assertThat(made.get().errors()).containsExactly(alone.errors(), within(1e-5));
                    assertThat(alone.scores()).containsExactly(model.score(values, 1));
                    assertThat(alone.maps()).hasSize(length * PLANE);
                }
            }
        }
    }

    /** What was passed is in the clips of frames that are judged. */
    @ParameterizedTest
    @CsvSource({"memae, 16", "frame-prediction, 5", "frame-memory, 5", "frame-memory, 17"})
    void framesThatPassAreSeenAndCostNothing(String name, int length) {
        SampleShape.Clip clip = new SampleShape.Clip(1, length, 16, 16);
        float[] video = Twin.random((length + 20) * PLANE, 5);
        try (AnomalyModel model = trained(name, clip);
                Watching.Watch watch = ((Watching) model).watch()) {
            for (int last = 0; last < length + 20; last++) {
                float[] frame = Arrays.copyOfRange(video, last * PLANE, (last + 1) * PLANE);
                if (last < length || last % 3 > 0) {
                    watch.pass(frame);
                } else {
                    float[] alone = clip(video, clip, last - length + 1);
                    assertThat(watch.next(frame).orElseThrow().scores()[0])
                            .isCloseTo(model.score(alone, 1)[0], within(1e-5));
                }
            }
        }
    }

    @Test
    void longVideosLeaveNativeMemoryFlat() {
        SampleShape.Clip clip = new SampleShape.Clip(1, 8, 16, 16);
        float[] frame = Twin.random(PLANE, 4);
        try (AnomalyModel model = trained("memae", clip)) {
            long before = 0;
            try (Watching.Watch watch = ((Watching) model).watch()) {
                for (int i = 0; i < 60; i++) {
                    watch.next(frame);
                    before = i == 20 ? Pointer.totalCount() : before;
                }
                assertThat(Pointer.totalCount() - before).isLessThan(20);
            }
        }
    }

    @Test
    void refusesFramesOfAnotherSizeAndModelsOfPictures() {
        SampleShape.Clip clip = new SampleShape.Clip(1, 8, 16, 16);
        try (AnomalyModel model = trained("ae", clip);
                Watching.Watch watch = ((Watching) model).watch()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> watch.next(new float[5]))
                    .withMessage("a frame of a 1x8x16x16 clip has 256 values, not 5");
        }
        try (AnomalyModel pictures = trained("ae", new SampleShape.Image(1, 28, 28))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ((Watching) pictures).watch())
                    .withMessage("a model of 1x28x28 image sees no frames");
        }
    }

    /** Frames of a video whose channels stand together, from one on. */
    private static float[] clip(float[] video, SampleShape.Clip clip, int from) {
        float[] values = new float[clip.size()];
        for (int t = 0; t < clip.frames(); t++) {
            for (int c = 0; c < clip.channels(); c++) {
                System.arraycopy(
                        video,
                        ((from + t) * clip.channels() + c) * PLANE,
                        values,
                        (c * clip.frames() + t) * PLANE,
                        PLANE);
            }
        }
        return values;
    }

    private static AnomalyModel trained(String name, SampleShape shape) {
        ModelFamily family = Catalogue.family(name);
        AnomalyModel model = family.create(family.defaults(shape), shape, 1);
        Planted few = Planted.of(shape, 4, false, 1);
        model.fit(
                few,
                few,
                new Trainer(
                        new TrainingConfig(1, 2, 1e-3),
                        1,
                        TrainingListener.SILENT,
                        Optional.empty()));
        return model;
    }
}
