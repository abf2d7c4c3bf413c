package engram.dcn;

import engram.model.ModelConfig;
import engram.nn.Backbone;

/**
 * Settings of the deep clustering network.
 *
 * @param backbone which encoder and decoder
 * @param clusters how many there are
 * @param pretraining the share of the epochs in which reconstruction alone is learned, rounded down
 * @param distanceWeight of half the squared distance to the own centre in the loss
 * @param weightDecay multiple of each parameter added to its gradient
 */
public record DcnConfig(
        Backbone.Preset backbone,
        int clusters,
        double pretraining,
        double distanceWeight,
        double weightDecay)
        implements ModelConfig {

    public DcnConfig {
        require(clusters >= 1, "clusters must be at least 1, not " + clusters);
        require(
                pretraining >= 0 && pretraining < 1,
                "pretraining is a share of the epochs, from 0 to below 1, not " + pretraining);
        require(distanceWeight >= 0, "distanceWeight must be 0 or more, not " + distanceWeight);
        require(weightDecay >= 0, "weightDecay must be 0 or more, not " + weightDecay);
    }

    /** Ten clusters, half of the epochs for pretraining, weights as in common code. */
    public static DcnConfig standard() {
        return new DcnConfig(Backbone.Preset.AUTO, 10, 0.5, 1, 5e-4);
    }

    /** How many epochs learn reconstruction alone; fewer than all. */
    int pretrainingEpochs(int epochs) {
        return (int) (pretraining * epochs);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
