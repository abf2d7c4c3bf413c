/**
 * The variational autoencoder: MemAE's encoder and decoder with a Gaussian code between.
 *
 * <p>Kingma, Welling, "Auto-Encoding Variational Bayes", ICLR 2014; as a baseline in MemAE, section
 * 4.1 ("VAE": the autoencoder's layers, scored by the reconstruction error alone).
 *
 * <pre>
 *     c = encoder(x),  m = A c + a,  l = B c + b           mean and log-variance of the code
 *     training:   z = m + exp(l / 2) * noise,  noise ~ N(0, I);      otherwise z = m
 *     x^ = decoder(z)
 *     KL = 1/2 sum_i (m_i^2 + exp(l_i) - 1 - l_i)
 *     loss = (|x - x^|^2 + klWeight * KL) / elements
 *     score = |x - x^|^2  at the mean code, or  |x - x^|^2 + klWeight * KL  ("elbo")
 * </pre>
 *
 * <p>With a Gaussian likelihood of standard deviation s, -log p(x|z) = |x - x^|^2 / (2 s^2) plus a
 * constant; so the loss is the negative evidence lower bound times 2 s^2 / elements, and klWeight =
 * 2 s^2. The weight and the size of the code are not known from the paper. Fixed beforehand, not
 * tuned: s = 0.1, a tenth of the range of pixels, hence 0.02; and as many code values as the
 * autoencoder has (256 where those are more than 1,024, as two linear layers between them would
 * outgrow the rest). The "elbo" score takes the error at the mean code in place of its expectation,
 * which keeps it free of chance.
 */
package engram.vae;
