/**
 * What models that learn against a critic share, whichever paper they are of: networks for digits,
 * small colour pictures, larger pictures and rows, and a critic that judges a sample and its code
 * together. Nothing here knows a paper.
 *
 * <p>The networks for 28x28 and 32x32 pictures are those of the BiGAN/ALI family (Donahue et al.
 * 2017, Dumoulin et al. 2017) in the sizes of the MEMGAN specification (2.5); that for larger
 * pictures halves them until they are small; that for rows is ours. Layers without a batch norm
 * behind them have a bias.
 */
package engram.adversarial;
