package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.knn.KnnConfig;
import engram.memae.MemAeConfig;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.models.Catalogue;
import engram.models.RowMemoryConfig;
import engram.nn.Backbone;
import engram.nn.Stack;
import engram.score.FittedScore;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many encoded rows memories judge in a second.
 *
 * @param items what a stored memory keeps
 * @param columns of a row
 */
record RowBenchmark(int items, int columns) {
    private static final int AT_ONCE = 4096;
    private static final int TURNS = 7;

    /**
     * @param bound rows per second if the multiply-adds ran at the machine's matrix-product rate
     *     and nothing else took time
     */
    record Pace(String model, int items, int columns, int threads, double rows, double bound) {}

    List<Pace> run(int threads, double multiplicationsPerSecond) {
        SampleShape row = new SampleShape.Row(columns);
        KnnConfig usual = KnnConfig.forShape(row);
        KnnConfig stored =
                new KnnConfig(
                        usual.neighbours(),
                        usual.distance(),
                        usual.references(),
                        items,
                        usual.localScaling(),
                        usual.space());
        RowMemoryConfig both = RowMemoryConfig.forShape(row);
        MemAeConfig learned = both.learned();
        double near = (double) items * columns;
        double error = multiplications(learned, row);
        List<ModelConfig> configs =
                List.of(
                        stored,
                        learned,
                        new RowMemoryConfig(
                                stored, learned, both.learnedWeight(), both.directionsWeight()));
        // By direction a row has twice the columns, and a triangular matrix brings it there.
        double directed = 2 * near + 2.0 * columns * columns;
        List<Double> work = List.of(near, error, near + directed + error);
        List<Pace> paces = new ArrayList<>();
        for (int i = 0; i < configs.size(); i++) {
            ModelConfig config = configs.get(i);
            paces.add(
                    new Pace(
                            Catalogue.family(config).name(),
                            items,
                            columns,
                            threads,
                            rows(config, row),
                            multiplicationsPerSecond / work.get(i)));
        }
        return paces;
    }

    /**
     * Of the network, of its queries with memory's items, there and back, and of its score, whose
     * matrix is triangular.
     */
    static double multiplications(MemAeConfig config, SampleShape row) {
        Backbone backbone = Backbone.of(config.backbone(), row);
        Stack encoder = backbone.encoder();
        int[] code = encoder.output(row.dimensions());
        SampleShape given = new SampleShape.Row(backbone.decoder().output(code)[0]);
        return encoder.multiplications(row.dimensions())
                + backbone.decoder().multiplications(code)
                + 2.0 * config.memory().items() * code[0]
                + FittedScore.constants(config.score(), given) / 2.0;
    }

    private static double rows(ModelConfig config, SampleShape row) {
        try (SampleStore samples = Inputs.store(row, AT_ONCE);
                AnomalyModel model = Catalogue.family(config).create(config, row, 0)) {
            TrainingConfig one = new TrainingConfig(1, 256, 1e-3);
            model.fit(
                    samples,
                    samples,
                    new Trainer(one, 0, TrainingListener.SILENT, Optional.empty()));
            float[] values = Inputs.values(samples);
            List<Double> seconds = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                long start = System.nanoTime();
                model.score(values, AT_ONCE);
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            return AT_ONCE / PresetBenchmark.median(seconds);
        }
    }
}
