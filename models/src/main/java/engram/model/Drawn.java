package engram.model;

import engram.nn.Graph;

/** A model whose mathematics can be written down for other programs. */
public interface Drawn {

    /**
     * Writes down how samples are scored.
     *
     * @param samples (B, then the sample's shape), floats
     * @return the name of the scores, (B), doubles
     * @throws UnsupportedOperationException if that cannot be said as the model is configured
     */
    String draw(Graph graph, String samples);
}
