package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAe;
import engram.memae.MemAeConfig;
import engram.memory.MemoryConfig;
import engram.model.AnomalyModel;
import engram.nn.Backbone;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Training and scoring of a preset against {@link PlainNetwork}, in turns. */
final class PresetBenchmark {
    /** Enough that an epoch's own costs weigh as little as they do in a real training. */
    private static final int MANY = 20;

    /** Where a batch takes long, its epoch's costs are nothing. */
    private static final int FEW = 4;

    private static final int LARGE = 1000;
    private static final int TURNS = 7;
    private static final int WARM_UP = 2;

    /**
     * Milliseconds per batch; medians over turns.
     *
     * @param floorStep what the step's multiply-adds would take at the machine's matrix-product
     *     rate
     */
    record Pace(
            String preset, int batch, int threads, Timing step, Timing score, double floorStep) {}

    /** Engram against bare libtorch. */
    record Timing(double engram, double plain) {
        double ratio() {
            return engram / plain;
        }
    }

    private final Backbone.Preset preset;
    private final SampleShape shape;
    private final int batch;
    private final int batches;
    private final int turns;

    PresetBenchmark(Backbone.Preset preset, SampleShape shape, int batch) {
        this(preset, shape, batch, shape.size() > LARGE ? FEW : MANY, TURNS);
    }

    /**
     * @param batches in a turn
     * @param turns at least one; the first two of many are for warming up
     */
    PresetBenchmark(Backbone.Preset preset, SampleShape shape, int batch, int batches, int turns) {
        this.preset = preset;
        this.shape = shape;
        this.batch = batch;
        this.batches = batches;
        this.turns = turns;
    }

    Pace run(int threads, double multiplicationsPerSecond) {
        MemAeConfig config = config(preset, shape);
        Backbone backbone = Backbone.of(preset, shape);
        PlainNetwork plain =
                new PlainNetwork(backbone, shape.dimensions(), config.memory().items());
        try (SampleStore samples = Inputs.store(shape, batch * batches);
                SampleStore validation = Inputs.store(shape, 2);
                AnomalyModel model = MemAe.MODEL.create(config, shape, 0)) {
            float[] values = Inputs.values(samples);
            Timing step = step(model, plain, samples, validation);
            Timing score = score(model, plain, values);
            long forward = multiplications(backbone, config.memory());
            return new Pace(
                    preset.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    batch,
                    threads,
                    step,
                    score,
                    1e3 * 3 * batch * forward / multiplicationsPerSecond);
        }
    }

    /** The defaults, on this backbone. */
    static MemAeConfig config(Backbone.Preset preset, SampleShape shape) {
        MemAeConfig standard = MemAeConfig.sparse(shape);
        return new MemAeConfig(
                preset,
                standard.memory(),
                standard.entropyWeight(),
                standard.loss(),
                standard.biasBeforeNorm(),
                standard.score());
    }

    private long multiplications(Backbone backbone, MemoryConfig memory) {
        int[] code = backbone.encoder().output(shape.dimensions());
        long features = IntStream.of(code).reduce(1, Math::multiplyExact);
        return backbone.encoder().multiplications(shape.dimensions())
                + 2 * features * memory.items()
                + backbone.decoder().multiplications(code);
    }

    /** The whole of Engram's training, batches and memory's health included, against bare steps. */
    private Timing step(
            AnomalyModel model, PlainNetwork plain, SampleStore samples, SampleStore validation) {
        float[] values = Inputs.values(samples);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        TrainingListener inTurns =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        ours.add(1e3 * report.seconds() / batches);
                        long start = System.nanoTime();
                        for (int i = 0; i < batches; i++) {
                            try (Scope scope = Scope.open()) {
                                plain.step(Tensors.of(part(values, i), tensorShape()));
                            }
                        }
                        theirs.add((System.nanoTime() - start) / 1e6 / batches);
                    }
                };
        model.fit(
                samples,
                validation,
                new Trainer(new TrainingConfig(turns, batch, 1e-3), 0, inTurns, Optional.empty()));
        return new Timing(median(ours), median(theirs));
    }

    private Timing score(AnomalyModel model, PlainNetwork plain, float[] values) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                model.score(part(values, i), batch);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                try (Scope scope = Scope.inference()) {
                    Tensors.toArray(plain.reconstruct(Tensors.of(part(values, i), tensorShape())));
                }
            }
            ours.add((middle - start) / 1e6 / batches);
            theirs.add((System.nanoTime() - middle) / 1e6 / batches);
        }
        return new Timing(median(ours), median(theirs));
    }

    private float[] part(float[] values, int index) {
        int size = batch * shape.size();
        return Arrays.copyOfRange(values, index * size, (index + 1) * size);
    }

    private long[] tensorShape() {
        return LongStream.concat(
                        LongStream.of(batch), IntStream.of(shape.dimensions()).asLongStream())
                .toArray();
    }

    /** Of what comes after the first turns, which warm both sides up, where there is more. */
    static double median(List<Double> times) {
        List<Double> warm =
                times.subList(Math.min(WARM_UP, times.size() - 1), times.size()).stream()
                        .sorted(Comparator.naturalOrder())
                        .toList();
        return warm.get(warm.size() / 2);
    }
}
