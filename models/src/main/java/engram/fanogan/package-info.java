/**
 * f-AnoGAN: a generator that learned against a critic, and an encoder that afterwards learns the
 * way back into it.
 *
 * <p>Schlegl, Seeböck, Waldstein, Langs, Schmidt-Erfurth, "f-AnoGAN: Fast unsupervised anomaly
 * detection with generative adversarial networks", Medical Image Analysis 54 (2019).
 *
 * <pre>
 *     first half of the epochs, z' ~ N(0, I):
 *         critic:     min mean D(G(z')) - mean D(x), its weights then clipped to [-c, c]
 *         generator:  min -mean D(G(z')), once every {@code criticSteps} steps
 *     second half, both held (izi_f):
 *         encoder:    min mean (x - G(E(x)))^2 + kappa mean (f(x) - f(G(E(x))))^2
 *     score = the encoder's objective for one sample;  f = the features of D     "residual"
 * </pre>
 *
 * <p>Departures: the critic is held to small slopes by clipping its weights (Arjovsky, Chintala,
 * Bottou, "Wasserstein GAN", ICML 2017), not by a penalty on its gradient, whose own gradient
 * libtorch's Java binding gives no way to; the networks of {@link engram.adversarial}, batch norm
 * and dropout in the critic included.
 */
package engram.fanogan;
