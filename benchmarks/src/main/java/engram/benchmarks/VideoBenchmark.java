package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAe;
import engram.memae.MemAeConfig;
import engram.model.AnomalyModel;
import engram.model.Framewise;
import engram.model.Watching;
import engram.nn.Backbone;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * MemAE for video against {@link PlainNetwork}: a video scored frame by frame, where each side
 * gives a score for the clip that ends with each frame, and steps of training. Same weights, in
 * turns.
 */
final class VideoBenchmark {
    private static final int BATCH = 2;

    private final Backbone.Preset preset;
    private final SampleShape.Clip clip;
    private final int turns;

    /**
     * Milliseconds; medians over turns.
     *
     * @param frame of a video, to score the clip that ends with it
     * @param clip by itself, to score it
     * @param step of training, with a batch of 2
     * @param floorFrame what a clip's multiply-adds would take at the machine's matrix-product rate
     * @param difference the largest of scores, as a share of them
     */
    record Pace(
            String preset,
            SampleShape.Clip shape,
            int threads,
            PresetBenchmark.Timing frame,
            PresetBenchmark.Timing clip,
            PresetBenchmark.Timing step,
            double floorFrame,
            double difference) {}

    VideoBenchmark(Backbone.Preset preset, SampleShape.Clip clip, int turns) {
        this.preset = preset;
        this.clip = clip;
        this.turns = turns;
    }

    Pace run(int threads, double multiplicationsPerSecond) {
        MemAeConfig config = PresetBenchmark.config(preset, clip);
        Backbone backbone = Backbone.of(preset, clip);
        PlainNetwork plain = new PlainNetwork(backbone, clip.dimensions(), config.memory().items());
        try (SampleStore samples = new ClipNoise(clip, BATCH);
                AnomalyModel model = MemAe.MODEL.create(config, clip, 0)) {
            PresetBenchmark.Timing step = step(model, plain, samples);
            plain.load(model.weights());
            Scored scored = score(model, plain);
            int[] code = backbone.encoder().output(clip.dimensions());
            double all =
                    backbone.encoder().multiplications(clip.dimensions())
                            + backbone.decoder().multiplications(code);
            return new Pace(
                    preset.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    clip,
                    threads,
                    scored.frame,
                    scored.clip,
                    step,
                    1e3 * all / multiplicationsPerSecond,
                    scored.difference);
        }
    }

    private PresetBenchmark.Timing step(
            AnomalyModel model, PlainNetwork plain, SampleStore samples) {
        float[] values = Inputs.values(samples);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        TrainingListener inTurns =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        ours.add(1e3 * report.seconds());
                        long start = System.nanoTime();
                        try (Scope scope = Scope.open()) {
                            plain.step(Tensors.of(values, shape(BATCH)));
                        }
                        theirs.add((System.nanoTime() - start) / 1e6);
                    }
                };
        TrainingConfig training =
                new TrainingConfig(turns, BATCH, 1e-3, TrainingConfig.Schedule.CONSTANT, 1, false);
        SampleStore none = new ClipNoise(clip, 0);
        model.fit(samples, none, new Trainer(training, 0, inTurns, Optional.empty()));
        return timing(ours, theirs);
    }

    private record Scored(
            PresetBenchmark.Timing frame, PresetBenchmark.Timing clip, double difference) {}

    private Scored score(AnomalyModel model, PlainNetwork plain) {
        List<Double> watched = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        double difference = 0;
        int size = clip.size() / clip.frames();
        float[] video = noise((clip.frames() + turns) * size);
        try (Watching.Watch watch = ((Watching) model).watch()) {
            for (int last = 0; last < clip.frames() + turns - 1; last++) {
                float[] frame = new float[size];
                System.arraycopy(video, last * size, frame, 0, size);
                long start = System.nanoTime();
                Optional<Framewise.Frames> made = watch.next(frame);
                long middle = System.nanoTime();
                if (made.isEmpty()) {
                    continue;
                }
                float[] values = new float[clip.size()];
                System.arraycopy(video, (last + 1) * size - clip.size(), values, 0, clip.size());
                long again = System.nanoTime();
                double score = plainScore(plain, values);
                long then = System.nanoTime();
                model.score(values, 1);
                alone.add((System.nanoTime() - then) / 1e6);
                watched.add((middle - start) / 1e6);
                theirs.add((then - again) / 1e6);
                difference = Math.max(difference, Math.abs(made.get().scores()[0] - score) / score);
            }
        }
        return new Scored(timing(watched, theirs), timing(alone, theirs), difference);
    }

    private double plainScore(PlainNetwork plain, float... values) {
        try (Scope scope = Scope.inference()) {
            org.bytedeco.pytorch.Tensor input = Tensors.of(values, shape(1));
            return plain.reconstruct(input).sub(input).square().sum(1).sqrt().mean().item_double();
        }
    }

    private static float[] noise(int count) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    private long[] shape(int batch) {
        return new long[] {batch, clip.channels(), clip.frames(), clip.height(), clip.width()};
    }

    private static PresetBenchmark.Timing timing(List<Double> ours, List<Double> theirs) {
        return new PresetBenchmark.Timing(
                PresetBenchmark.median(ours), PresetBenchmark.median(theirs));
    }
}
