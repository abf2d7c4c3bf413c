package engram.models;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.features.parts.Channels;
import engram.features.parts.Part;
import engram.features.parts.PartSettings;
import engram.model.AnomalyModel;
import engram.model.Drawn;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Points;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How badly a network that learned from patches of normal pictures gives each patch of a picture
 * back: a learned memory in the place of a stored one.
 *
 * <pre>
 *     map(position) = the network's score of the patch     features standardised
 *     score         = the mean of the largest 7 of 256, or 2 of 64
 * </pre>
 */
final class RebuiltPatches implements Part {
    private static final String NAME = "rebuilt";
    private static final String MEAN = NAME + ".mean";
    private static final String SCALE = NAME + ".scale";
    private static final String NETWORK = NAME + ".network.";

    private final AnomalyModel network;
    private final PatchRows.Scaling scaling;

    private RebuiltPatches(AnomalyModel network, PatchRows.Scaling scaling) {
        this.network = network;
        this.scaling = scaling;
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        float[] rows = features.patches().clone();
        scaling.apply(rows, 0, rows.length);
        double[] errors = network.score(rows, features.count());
        float[] map = new float[errors.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) errors[i];
        }
        return Judgement.of(map);
    }

    @Override
    public void close() {
        network.close();
    }

    /**
     * What learns, and from how much.
     *
     * @param family of a model of rows
     * @param network its settings
     * @param candidates how many patches of training pictures it learns from
     * @param epochs over them; 0 chooses
     */
    record Learning(ModelFamily family, ModelConfig network, int candidates, int epochs)
            implements PartSettings, Part.Kind {
        /** One patch in ten is watched, and what the score needs is fitted to it. */
        private static final int WATCHED = 10;

        Learning {
            if (candidates < WATCHED) {
                throw new IllegalArgumentException(
                        "candidates must be at least " + WATCHED + ", not " + candidates);
            }
            if (epochs < 0) {
                throw new IllegalArgumentException("epochs must be 0 or more, not " + epochs);
            }
        }

        @Override
        public Part.Kind kind() {
            return this;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<TrainingFeatures.Patch> patches = training.patches(without);
            // No channel is stretched beyond what the stored memory makes of it.
            Channels channels =
                    Channels.of(
                            patches.stream().map(TrainingFeatures.Patch::features).toList(),
                            PictureFeatures.PATCH,
                            1);
            PatchRows.Scaling scaling =
                    new PatchRows.Scaling(floats(channels.mean()), channels.scale());
            Map<String, Weights> weights = new LinkedHashMap<>();
            weights.put(MEAN, Weights.of(scaling.mean()));
            weights.put(SCALE, Weights.of(scaling.scale()));
            long seed = random.nextLong();
            try (AnomalyModel learner = family.create(network, PatchRows.SHAPE, seed);
                    PatchRows learned = rows(patches, scaling, false);
                    PatchRows watched = rows(patches, scaling, true)) {
                learner.fit(
                        learned,
                        watched,
                        new Trainer(
                                training().resolve(PatchRows.SHAPE, learned.size()),
                                seed,
                                TrainingListener.SILENT,
                                Optional.empty()));
                learner.weights().forEach((name, own) -> weights.put(NETWORK + name, own));
            }
            return weights;
        }

        private TrainingConfig training() {
            TrainingConfig standard = network.training();
            return new TrainingConfig(
                    epochs,
                    standard.batchSize(),
                    standard.learningRate(),
                    standard.schedule(),
                    standard.passes(),
                    standard.settle());
        }

        private static PatchRows rows(
                List<TrainingFeatures.Patch> patches, PatchRows.Scaling scaling, boolean watched) {
            return new PatchRows(
                    IntStream.range(0, patches.size())
                            .filter(i -> (i % WATCHED == 0) == watched)
                            .mapToObj(patches::get)
                            .toList(),
                    scaling);
        }

        private static float[] floats(double... values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }

        private static PatchRows.Scaling scaling(Map<String, Weights> weights) {
            return new PatchRows.Scaling(
                    Points.vector(weights, MEAN).values(), Points.vector(weights, SCALE).values());
        }

        @Override
        public RebuiltPatches of(Map<String, Weights> weights) {
            PatchRows.Scaling scaling = scaling(weights);
            AnomalyModel restored = family.create(network, PatchRows.SHAPE, 0);
            try {
                restored.restore(Weights.of(NETWORK, weights));
            } catch (IllegalArgumentException e) {
                restored.close();
                throw e;
            }
            return new RebuiltPatches(restored, scaling);
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            String mean = graph.constant(weights.get(MEAN));
            String scale = graph.constant(weights.get(SCALE));
            String centred = graph.node("Sub", features.patches(), mean); // (B, P, 768)
            String rows = graph.reshaped(graph.node("Mul", centred, scale), PictureFeatures.PATCH);
            try (RebuiltPatches part = of(weights)) {
                String errors = ((Drawn) part.network).draw(graph, rows); // (B P)
                return Judgement.draw(
                        graph, graph.reshaped(errors, features.count()), features.count());
            }
        }
    }
}
