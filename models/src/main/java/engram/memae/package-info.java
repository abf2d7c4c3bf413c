/**
 * MemAE: an autoencoder whose decoder sees only what memory gives back.
 *
 * <p>Gong, Liu, Le, Saha, Mansour, Venkatesh, van den Hengel, "Memorizing Normality to Detect
 * Anomaly: Memory-augmented Deep Autoencoder for Unsupervised Anomaly Detection", ICCV 2019.
 *
 * <pre>
 *     z  = encoder(x)                                query
 *     w  = softmax_i similarity(z, m_i)              addressing over N items
 *     w^ = shrink(w) / |shrink(w)|_1                 hard shrinkage at a threshold, renormalised
 *     x^ = decoder(sum_i w^_i m_i)
 *     loss = R(x, x^) + entropyWeight * E(w^),       E = -sum_i w^_i log w^_i
 *     score = |x - x^|^2
 * </pre>
 *
 * <p>Departures from the paper, each an option ({@link engram.memae.MemAeConfig#paper} and {@link
 * engram.memae.MemAeConfig#authorsCode} undo them):
 *
 * <ul>
 *   <li>similarity is a cosine with a learned scale: the paper's plain cosine cannot shrink by more
 *       than 1/N, the authors' dot product collapses at 3/N;
 *   <li>the reconstruction loss is a mean over elements (as in the authors' code), not a sum;
 *   <li>a query whose weights all fall under the threshold reads unshrunk weights, not the zero
 *       vector;
 *   <li>items that hardly any query uses are restarted from training codes during the first two
 *       thirds of training;
 *   <li>the gradient of shrinkage is that of a mask;
 *   <li>no bias in front of batch norm.
 * </ul>
 *
 * <p>Rows of less than 300 columns are seen twice, y = (x, 2 sign(x) ln(1 + |x|)), and y is what
 * the decoder gives back; what it errs by counts by direction:
 *
 * <pre>
 *     score = (y - y^)' (C + e I)^-1 (y - y^),       C the mean of (y - y^) (y - y^)' on normal rows
 * </pre>
 *
 * <p>({@link engram.score.ReconstructionScore#MAHALANOBIS_ERROR}; the plain autoencoder does
 * alike.)
 *
 * <p>Beyond the paper, {@link engram.memae.MemAeEnsemble} reads from several memories, each behind
 * an encoder of its own.
 *
 * <p>One more is the training's, for all models alike ({@code training.settle}): batch norm's
 * running statistics are brought up to date after the last step. Reads of memory vary little,
 * statistics that lag behind then matter much: without it the validation loss of a digit jumped
 * between .016 and .040 from epoch to epoch.
 */
package engram.memae;
