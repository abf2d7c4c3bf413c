package engram.pca;

import engram.model.DirectModel;

/** What makes a score of a mean and axes. */
interface Judge extends DirectModel.Learned {

    /** What samples would have to be to score nothing. */
    float[] reconstruct(float[] values, int count);
}
