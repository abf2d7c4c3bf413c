package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.framememory.FrameMemory;
import engram.framememory.FrameMemoryConfig;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.Watching;
import engram.models.Catalogue;
import engram.nn.Backbone;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How many frames of a video pass in a second where all are judged, or one in so many.
 *
 * @param learned how many clips the model learns from beforehand
 * @param judged how many frames are timed
 */
record StrideBenchmark(
        String name, ModelConfig config, SampleShape.Clip clip, int learned, int judged) {
    static final List<Integer> STRIDES = List.of(1, 2, 4, 8);

    /**
     * @param framesPerSecond by stride, as {@link #STRIDES} has them
     */
    record Pace(String model, SampleShape.Clip shape, int threads, List<Double> framesPerSecond) {}

    /** Of MemAE with one of its networks. */
    static StrideBenchmark of(Backbone.Preset preset, SampleShape.Clip clip, int judged) {
        String name = preset.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new StrideBenchmark(name, PresetBenchmark.config(preset, clip), clip, 2, judged);
    }

    /** Of stored memories of frames, from enough clips to fill them. */
    static StrideBenchmark ofFrameMemory(int side, int judged) {
        SampleShape.Clip clip = new SampleShape.Clip(1, 17, side, side);
        return new StrideBenchmark(
                FrameMemory.MODEL.name(), FrameMemoryConfig.forShape(clip), clip, 40, judged);
    }

    Pace run(int threads) {
        try (SampleStore samples = new ClipNoise(clip, learned);
                AnomalyModel model = Catalogue.family(config).create(config, clip, 0)) {
            TrainingConfig one =
                    new TrainingConfig(1, 2, 1e-3, TrainingConfig.Schedule.CONSTANT, 1, false);
            model.fit(
                    samples,
                    new ClipNoise(clip, 0),
                    new Trainer(one, 0, TrainingListener.SILENT, Optional.empty()));
            List<Double> paces = new ArrayList<>();
            for (int stride : STRIDES) {
                paces.add(framesPerSecond(model, stride));
            }
            return new Pace(name, clip, threads, paces);
        }
    }

    private double framesPerSecond(AnomalyModel model, int stride) {
        int size = clip.size() / clip.frames();
        SplittableRandom random = new SplittableRandom(3);
        List<Double> millis = new ArrayList<>();
        try (Watching.Watch watch = ((Watching) model).watch()) {
            for (int last = 0; last < clip.frames(); last++) {
                watch.pass(noise(size, random));
            }
            // The first judged frame finds nothing that was worked out before.
            watch.next(noise(size, random));
            for (int i = 0; i < judged; i++) {
                long start = System.nanoTime();
                for (int passed = 1; passed < stride; passed++) {
                    watch.pass(noise(size, random));
                }
                watch.next(noise(size, random));
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return 1e3 * stride / PresetBenchmark.median(millis);
    }

    private static float[] noise(int size, SplittableRandom random) {
        float[] frame = new float[size];
        for (int i = 0; i < size; i++) {
            frame[i] = (float) random.nextDouble();
        }
        return frame;
    }
}
