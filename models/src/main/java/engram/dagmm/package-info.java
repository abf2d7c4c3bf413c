/**
 * DAGMM: an autoencoder and a Gaussian mixture over its code and its errors, learned together.
 *
 * <p>Zong, Song, Min, Cheng, Lumezanu, Cho, Chen, "Deep Autoencoding Gaussian Mixture Model for
 * Unsupervised Anomaly Detection", ICLR 2018, sections 3 and 4.
 *
 * <pre>
 *     c = encoder(x),  x' = decoder(c)
 *     z = [c, |x - x'| / |x|, cos(x, x')]                          features, F of them
 *     gamma = softmax(estimator(z))                                memberships of K components
 *     phi_k = mean gamma_k,  mu_k = mean of z, Sigma_k = covariance of z, both weighted by gamma_k
 *     E(z) = -log sum_k phi_k exp(-(z - mu_k)^T Sigma_k^-1 (z - mu_k) / 2) / sqrt(det(2 pi Sigma_k))
 *     loss = mean (x - x')^2 + energyWeight * mean E(z) + covarianceWeight * sum_k,i 1 / Sigma_k,ii
 *     score = E(z), under phi, mu and Sigma of all training samples
 * </pre>
 *
 * <p>Published: d-60-30-10-1 mirrored with tanh, code and output linear; estimator
 * F-10-tanh-dropout .5-K; K = 4 and the two weights (all as for KDDCUP99). As in common code: the
 * reconstruction loss is a mean over elements, gradients are clipped at a norm of 5. Fixed
 * beforehand, not tuned: for pictures, which the paper has none of, the encoder and decoder of the
 * other models around a linear code of 8 values, with the same features and estimator. The rate,
 * the batch size (published: 1e-4 and 1024, 200 epochs) and the number of epochs are those of the
 * training.
 *
 * <p>Departures, for the sake of numbers that stay finite: 1e-6 on the diagonals; mixtures in
 * double precision by Cholesky factors; a true log-sum-exp, as log(sum + 1e-12) makes all far
 * outliers score the same. Per-batch mixtures serve training alone.
 *
 * <p>Known to fail: under standard scaling features spread so widely that the published weight of
 * the covariance term rules the loss; tnakae's code has 1e-4 there.
 */
package engram.dagmm;
