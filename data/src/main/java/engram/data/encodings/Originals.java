package engram.data.encodings;

/**
 * What pictures were before they were brought to a model's size.
 *
 * @param narrowest the least width for its height
 * @param widest the most
 * @param smallest the least of the shorter sides, in pixels
 * @param largest the most of these
 * @param coloured whether none was stored in greys
 */
public record Originals(
        double narrowest, double widest, int smallest, int largest, boolean coloured) {}
