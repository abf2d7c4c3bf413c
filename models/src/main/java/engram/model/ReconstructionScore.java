package engram.model;

import java.util.Locale;

/** How a sample and its reconstruction become one number. */
public enum ReconstructionScore {
    /** The sum of squared differences: the MemAE paper's score. */
    SQUARED_ERROR,
    /**
     * For strokes on an empty ground: the squared differences after a 3x3 mean filter, against what
     * a normal sample with as much ink has. Thin strokes then do not score low for having little
     * ink, nor shifted ones high (MemAE specification, 10.3).
     */
    BLURRED_ERROR_GIVEN_INK,
    /**
     * The sum over features of squared differences, each divided by its mean over normal samples.
     */
    STANDARDISED_ERROR;

    /** Its name as settings files write it, such as "squared-error". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
