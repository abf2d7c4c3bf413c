/**
 * Pictures as a network sees them that was trained on many photographs, and what can be learned
 * from that about normal ones. {@link engram.features.FeatureModel} is the model; {@code
 * patchcore}, {@code padim}, {@code picture-statistics} and {@code feature-memory} are it with one
 * part or all, {@code feature-memory} with one more that needs no network. {@link
 * engram.features.FrameModel} does the same for frames of videos. {@code extraction} looks at
 * pictures, {@code parts} judges what was seen, and here parts are fitted, fold by fold, and taken
 * together.
 *
 * <pre>
 *     picture, squashed to 3 x 256 x 256 in [-1, 1]; small ones enlarged to 3 x 128 x 128
 *       -> trunk         four maps of a MobileNetV2
 *       -> features      patches (P, 768), positions (P, 128), statistics (1536)
 *     the same picture, averaged over 16 x 16 pixels
 *       -> features      colours (P, 3)
 *       -> parts         a score each, and a map (P) where the part has one
 *       -> score = sum of (part's score - m) / s,  heat map = sum of (part's map - m') / s'
 *                  or, of frames, the largest
 * </pre>
 *
 * <p>Colours count from two deviations on, and by what is above.
 *
 * <p>P is 16 x 16 positions, or 8 x 8 of small pictures. m, s, m', s' are means and deviations on
 * training pictures, each judged by parts that were made without its fold: {@link
 * engram.features.CrossFit}. The scores so found are the calibration.
 *
 * <p>The settings were chosen with test labels of one data set (magnetic tiles) in trials outside
 * this project; figures on it are not blind.
 */
package engram.features;
