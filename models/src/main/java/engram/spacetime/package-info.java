/**
 * AE-Conv3D: one encoder of the first half of a clip and two decoders, of which one gives the half
 * back and the other predicts the half that follows.
 *
 * <p>Zhao, Deng, Shen, Liu, Lu, Hua, "Spatio-Temporal AutoEncoder for Video Anomaly Detection", ACM
 * Multimedia 2017.
 *
 * <pre>
 *     loss = mean (x - x^)^2 + predictionWeight * sum_t w_t mean (y_t - y^_t)^2
 *     w_t falls in equal steps with the distance of frame t, and sums to 1
 * </pre>
 *
 * <p>Departures: MemAE's encoder and decoders in the place of the paper's, for the same work; a
 * clip's error counts both halves alike.
 */
package engram.spacetime;
