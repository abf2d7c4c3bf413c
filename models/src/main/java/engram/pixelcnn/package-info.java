/**
 * PixelCNN: the likelihood of a picture, pixel by pixel.
 *
 * <p>Van den Oord, Kalchbrenner, Kavukcuoglu, "Pixel Recurrent Neural Networks", ICML 2016, section
 * 3.5, and van den Oord et al., "Conditional Image Generation with PixelCNN Decoders", NeurIPS
 * 2016, for the gates; as a baseline in MemAE, section 4.1 ("PixCNN").
 *
 * <pre>
 *     p(x) = prod_i p(x_i | x_1 .. x_(i-1))        row by row, left to right, red before green before blue
 *     h = A(x),  h = h + unit(B(h)) for each layer,  logits = B(relu(B(relu(h))))
 *     plain unit: B(relu(h));   gated unit: tanh(B'(h)) * sigmoid(B''(h))
 *     loss = -log p(x) / values,     score = -log p(x)
 * </pre>
 *
 * <p>A is a 7x7 convolution whose kernel is zero at the pixel itself and after it (mask A), the Bs
 * are 3x3 and 1x1 convolutions that see the pixel itself too (mask B). Of several colours, each
 * owns a share of the features, and at the pixel itself sees the shares of the colours before it
 * only (mask A) or its own too (mask B).
 *
 * <p>The layers of MemAE's baseline are not known. Fixed beforehand, for a cost that one core can
 * bear: 16 channels (24 for colour), 3 layers, plain units, 8 levels of brightness instead of 256,
 * between the lowest and the highest value of the training samples. Departures: blocks have no 1x1
 * convolutions around the 3x3 one; there is one stack of convolutions, which leaves the published
 * blind spot to the upper right.
 *
 * <p>Likelihoods reward simple pictures whatever they show, so expect little of this score: MemAE
 * prints .6141 for MNIST.
 */
package engram.pixelcnn;
