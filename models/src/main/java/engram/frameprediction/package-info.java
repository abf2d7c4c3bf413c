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
 *                + flow * mean | F(x_n, y) - F(x_n, y^) | + adversarial * mean (D(y^) - 1)^2 / 2
 *     critic:    mean (D(y) - 1)^2 / 2 + mean D(y^)^2 / 2
 *     score:     squared error of the predicted frame; the paper's PSNR is a function of it
 * </pre>
 *
 * <p>Departures: F, the movement from one frame to the next, is Lucas and Kanade's in the place of
 * a pretrained network's ({@code flow = 0} is without); batch norm in the U-Net; half the channels
 * by default (an option). Values lie in [-1, 1].
 */
package engram.frameprediction;
