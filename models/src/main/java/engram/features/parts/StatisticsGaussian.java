package engram.features.parts;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Graph;
import engram.nn.Weights;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One Gaussian over the statistics of whole pictures: what no single position shows, such as a
 * texture that is coarser than it should be. The score is the distance of {@link RowGaussian}.
 */
final class StatisticsGaussian implements Part {
    private static final RowGaussian ROWS =
            new RowGaussian("statistics", PictureFeatures.STATISTICS);

    private final RowGaussian.Fitted rows;

    /** Learns and restores Gaussians. */
    record Kind(StatisticsSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return ROWS.name();
        }

        @Override
        public Optional<String> whole() {
            return Optional.of("what the picture shows as a whole");
        }

        @Override
        public boolean localises() {
            return false;
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            return ROWS.fit(training.statistics(without), settings.ridge());
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new StatisticsGaussian(weights);
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            return ROWS.drawing(graph, weights).distance(features.statistics());
        }
    }

    private StatisticsGaussian(Map<String, Weights> weights) {
        rows = ROWS.of(weights);
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        return new Judgement(rows.distance(features.statistics()), new float[0]);
    }

    @Override
    public void close() {
        rows.close();
    }
}
