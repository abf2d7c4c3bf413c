package engram.models;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.ShapeMismatchException;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;

/** A family from elsewhere: the squared distance from the mean of the training samples. */
public final class Centroid extends ModelFamily {

    /** Nothing to set. */
    public record Settings() implements ModelConfig {}

    public Centroid() {
        super(
                "centroid",
                "distance from the mean",
                Settings.class,
                shape -> new Settings(),
                (settings, shape, seed) -> new Model(shape));
    }

    private static final class Model implements AnomalyModel {
        private final SampleShape shape;
        private volatile float[] mean;

        Model(SampleShape shape) {
            this.shape = shape;
            this.mean = new float[shape.size()];
        }

        @Override
        public SampleShape shape() {
            return shape;
        }

        @Override
        public List<EpochReport> fit(
                SampleStore training, SampleStore validation, Trainer trainer) {
            if (!training.shape().equals(shape)) {
                throw new ShapeMismatchException(shape, training.shape());
            }
            float[] sample = new float[shape.size()];
            float[] sum = new float[shape.size()];
            for (int i = 0; i < training.size(); i++) {
                training.read(i, sample, 0);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += sample[j] / training.size();
                }
            }
            mean = sum;
            return List.of();
        }

        @Override
        public double[] score(float[] values, int count) {
            if (values.length != count * shape.size()) {
                throw new IllegalArgumentException(
                        count + " samples of shape " + shape + " do not have " + values.length);
            }
            double[] scores = new double[count];
            for (int i = 0; i < values.length; i++) {
                double difference = values[i] - mean[i % mean.length];
                scores[i / mean.length] += difference * difference;
            }
            return scores;
        }

        @Override
        public Map<String, Weights> weights() {
            return Map.of("mean", Weights.of(mean.clone()));
        }

        @Override
        public void restore(Map<String, Weights> weights) {
            mean = weights.get("mean").values().clone();
        }

        @Override
        public void close() {}
    }
}
