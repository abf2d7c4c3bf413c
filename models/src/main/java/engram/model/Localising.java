package engram.model;

import java.util.List;

/** A model that says where in a picture what is anomalous lies. */
public interface Localising {

    /** Whether it does so as it is configured. */
    boolean localises();

    /**
     * Scores pictures and says where what is anomalous lies, at the price of scoring them.
     *
     * @param values {@code count} encoded pictures, one after the other
     */
    List<Look> look(float[] values, int count);

    /** What one in two hundred places of normal pictures reaches: the fixed scale of heat maps. */
    float high();
}
