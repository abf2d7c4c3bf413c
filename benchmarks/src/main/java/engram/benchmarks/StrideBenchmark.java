package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAe;
import engram.model.AnomalyModel;
import engram.model.Watching;
import engram.nn.Backbone;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** How many frames of a video pass in a second where all are judged, or one in so many. */
record StrideBenchmark(Backbone.Preset preset, SampleShape.Clip clip, int judged) {
    static final List<Integer> STRIDES = List.of(1, 2, 4, 8);

    /**
     * @param framesPerSecond by stride, as {@link #STRIDES} has them
     */
    record Pace(String preset, SampleShape.Clip shape, int threads, List<Double> framesPerSecond) {}

    Pace run(int threads) {
        try (SampleStore samples = new ClipNoise(clip, 2);
                AnomalyModel model =
                        MemAe.MODEL.create(PresetBenchmark.config(preset, clip), clip, 0)) {
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
            String name = preset.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
