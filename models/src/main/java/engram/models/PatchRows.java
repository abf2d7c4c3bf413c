package engram.models;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Half;
import java.util.List;

/** Patches of training pictures as rows of a table, each channel brought to one scale. */
final class PatchRows implements SampleStore {
    static final SampleShape.Row SHAPE = new SampleShape.Row(PictureFeatures.PATCH);

    private final List<TrainingFeatures.Patch> patches;
    private final Scaling scaling;

    /**
     * How rows are scaled.
     *
     * @param mean of each channel
     * @param scale one over each channel's deviation
     */
    record Scaling(float[] mean, float[] scale) {
        void apply(float[] rows, int from, int to) {
            for (int i = from; i < to; i++) {
                int channel = (i - from) % mean.length;
                rows[i] = (rows[i] - mean[channel]) * scale[channel];
            }
        }
    }

    PatchRows(List<TrainingFeatures.Patch> patches, Scaling scaling) {
        this.patches = List.copyOf(patches);
        this.scaling = scaling;
    }

    @Override
    public SampleShape shape() {
        return SHAPE;
    }

    @Override
    public int size() {
        return patches.size();
    }

    @Override
    public void read(int position, float[] into, int offset) {
        short[] features = patches.get(position).features();
        for (int c = 0; c < features.length; c++) {
            into[offset + c] = Half.toFloat(features[c]);
        }
        scaling.apply(into, offset, offset + features.length);
    }

    @Override
    public String id(int position) {
        TrainingFeatures.Patch patch = patches.get(position);
        return patch.picture() + "/" + patch.position();
    }

    @Override
    public Label label(int position) {
        return Label.NORMAL;
    }

    @Override
    public void close() {}
}
