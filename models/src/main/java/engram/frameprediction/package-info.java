/**
 * Future frame prediction: a U-Net predicts a frame from those before it; what it cannot predict is
 * anomalous.
 *
 * <p>Liu, Luo, Lian, Gao, "Future Frame Prediction for Anomaly Detection: A New Baseline", CVPR
 * 2018.
 *
 * <pre>
 *     y^ = generator(x_1 .. x_n)
 *     generator: intensity * mean (y - y^)^2 + gradient * mean | |dy| - |dy^| |
 *                + adversarial * mean (D(y^) - 1)^2 / 2
 *     critic:    mean (D(y) - 1)^2 / 2 + mean D(y^)^2 / 2
 *     score:     squared error of the predicted frame; the paper's PSNR is a function of it
 * </pre>
 *
 * <p>Departures: the optical-flow term is left out (it takes a pretrained network; its weight is
 * 0); batch norm in the U-Net; half the channels by default (an option). Values lie in [-1, 1].
 */
package engram.frameprediction;
