/**
 * DSEBM: an energy that is low on normal samples, learned by denoising.
 *
 * <p>Zhai, Cheng, Lu, Zhang, "Deep Structured Energy Based Models for Anomaly Detection", ICML
 * 2016; as a baseline in MemAE, sections 4.1 and 4.3 ("DSEBM").
 *
 * <pre>
 *     E(x) = 1/2 |x - b'|^2 - sum_j h_j(x),        h = layers of softplus units
 *     f(x) = x - dE/dx = b' + J(x)^T 1             J = dh/dx
 *     loss = mean (x - f(x + noise))^2,            noise ~ N(0, noise^2)
 *     score = E(x)  ("energy", DSEBM-e)   or   |x - f(x)|^2  ("squared-error", DSEBM-r)
 * </pre>
 *
 * <p>J^T 1 is one pass down through the transposed layers, tied to those of the way up: with {@code
 * h = softplus(W x + b)} it is {@code W^T (sigmoid(W x + b) * d)}, where d came down from above. It
 * is written out, so that learning needs first derivatives of f alone.
 *
 * <p>Noise and units of rows as in the code of ALAD's authors, who report DSEBM on KDDCUP99 and
 * CIFAR-10: 128 and 512 units, noise 1 on standardised columns. Pictures have there one 3x3
 * convolution of 64 channels with stride 2, maxima over 2x2 fields, and 128 units. Departures:
 *
 * <ul>
 *   <li>b' is one vector of a sample's size (there it has a batch dimension);
 *   <li>in the place of the maxima stands a second convolution with stride 2, both with 32
 *       channels: with maxima f would jump where neighbours tie, as they do on empty ground, and
 *       scores would then depend on rounding. With means, the other way to avoid that, the noise of
 *       held-out normal digits was removed less well, at twice the cost (mean squared error .0211
 *       against .0188 after 8 epochs; one digit, one seed, 64 channels);
 *   <li>larger pictures pass further such convolutions until 8 or fewer pixels are left of the
 *       shorter side;
 *   <li>the noise of pictures is 0.5, fixed beforehand: a standard deviation of 1 on a range of
 *       [-1, 1], scaled to [0, 1].
 * </ul>
 *
 * <p>Pictures are scored by the reconstruction, as in MemAE; rows by the energy.
 */
package engram.dsebm;
