/**
 * DCN: an autoencoder whose codes are drawn to the centres of k-means.
 *
 * <p>Yang, Fu, Sidiropoulos, Hong, "Towards K-means-friendly Spaces: Simultaneous Deep Learning and
 * Clustering", ICML 2017, equation 5 and section 4; as a detector of anomalies in MemAE, table 3.
 *
 * <pre>
 *     z = encoder(x),  x' = decoder(z)
 *     first: loss = |x - x'|^2;  then k-means on the codes z: centres m_1 .. m_K with counts c_k
 *     then, batch by batch:
 *         k = argmin |z - m_k|,  c_k += 1,  m_k += (z - m_k) / c_k       sample by sample
 *         loss = |x - x'|^2 + distanceWeight / 2 * |z - m_k|^2           mean over samples
 *     score = min_k |z - m_k|
 * </pre>
 *
 * <p>As in common code: both weights 1, Adam with a weight decay of 5e-4, counts that start at 100.
 * Fixed beforehand, not tuned, since MemAE does not say: ten clusters; pretraining for half of the
 * epochs; distance to the own centre as the score; MemAE's encoder and decoder. k-means starts once
 * from k-means++, not twenty times. Codes of pictures are flattened. After training the centres
 * become the means of all training codes nearest to them, since batch norm makes codes in inference
 * others than those that the centres followed.
 */
package engram.dcn;
