/**
 * The plain autoencoder that memory is compared with: MemAE's encoder and decoder without what is
 * between them, and the same with an L1 penalty on the code (MemAE, section 4.4, "AE" and "AE-l1").
 *
 * <pre>
 *     z = encoder(x),  x^ = decoder(z)
 *     loss = mean (x - x^)^2 + codeWeight * mean |z|
 *     score = |x - x^|^2
 * </pre>
 *
 * <p>Rows of less than 300 columns are seen and judged as MemAE's are ({@link engram.memae}).
 *
 * <p>The weight of the L1 penalty is not known from the paper; the default was fixed beforehand,
 * not tuned.
 */
package engram.autoencoder;
