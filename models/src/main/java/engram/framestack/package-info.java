/**
 * AE-Conv2D: an autoencoder that sees the frames of a clip as the channels of one picture.
 *
 * <p>Hasan, Choi, Neumann, Roy-Chowdhury, Davis, "Learning Temporal Regularity in Video Sequences",
 * CVPR 2016.
 *
 * <pre>
 *     x^ = decoder(encoder(x)),   loss = mean (x - x^)^2
 * </pre>
 *
 * <p>Departures: strides in the place of pooling, batch norm behind every layer but the last, a
 * quarter of the channels (an option), as many frames as the clip has.
 */
package engram.framestack;
