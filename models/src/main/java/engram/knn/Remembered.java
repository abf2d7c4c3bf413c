package engram.knn;

import engram.model.DirectModel;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Nearest;

/** Points that judge by how near they are. */
interface Remembered extends DirectModel.Learned {

    /** (N, width), as samples have them. */
    Weights points();

    /** For each sample those nearest to it. */
    Nearest[] nearest(float[] values, int count, int most);

    /** The scores, written down. */
    String draw(Graph graph, String samples);
}
