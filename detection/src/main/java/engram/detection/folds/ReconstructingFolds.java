package engram.detection.folds;

import engram.data.encodings.Reencoding;
import engram.model.AnomalyModel;
import engram.model.Reconstructing;
import java.util.List;

/** Folds whose models give samples back. */
public class ReconstructingFolds extends FoldModels implements Reconstructing {

    ReconstructingFolds(List<AnomalyModel> members, List<Reencoding> encodings) {
        super(members, encodings);
    }

    /** The mean of what the folds' models give back. */
    @Override
    public final float[] reconstruct(float[] values, int count) {
        float[] mean = new float[values.length];
        for (int fold = 0; fold < folds(); fold++) {
            float[] one = fold(fold).reconstruct(values, count);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / folds();
            }
        }
        return mean;
    }

    /** The mean of the folds', each of the sample as it sees it. */
    @Override
    public final double[] parts(float... values) {
        double[] mean = new double[values.length];
        for (int fold = 0; fold < folds(); fold++) {
            double[] one = ((Reconstructing) member(fold)).parts(encoding(fold).of(values));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / folds();
            }
        }
        return mean;
    }

    /** One fold's model, which gives back samples as all folds see them. */
    public final Reconstructing fold(int fold) {
        Reconstructing member = (Reconstructing) member(fold);
        Reencoding anew = encoding(fold);
        return (values, count) -> anew.back(member.reconstruct(anew.of(values), count), values);
    }
}
