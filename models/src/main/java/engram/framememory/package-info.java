/**
 * What a camera usually sees, remembered: patches of frames as a pretrained network sees them
 * ({@code patchcore} on frames), and what moves where, by differences of frames. In no paper as a
 * whole; exemplars of motion at places are those of Ramachandra and Jones, "Street Scene: a new
 * dataset and evaluation protocol for video anomaly detection", WACV 2020.
 *
 * <pre>
 *     score = the larger of z(distance of patches to remembered ones)
 *                       and z(distance of motion to remembered ones)
 *     z(s)  = (s - mean) / deviation of frames of folds that were not learned from
 * </pre>
 *
 * <p>It judges the last frame of a clip: the pretrained network sees each frame once. There is no
 * Gaussian at each position, as {@code feature-memory} has for pictures: where people come and go,
 * a position is one of several things, and where nobody went yet, it is the same to the last digit.
 * There is none over frames as a whole either: what moves about is small beside what is there.
 *
 * <p>The larger, and not the sum: who lies on the path does not move, and who runs there looks like
 * who walks; what is odd in one way is no less so where it is usual in the other. That was chosen
 * on made footage, where the sum finds a third less at as many false alarms.
 *
 * <p>The equations stand with {@link engram.features.FrameModel} and its like in {@link
 * engram.features}. Settings were fixed before any labels of videos were looked at.
 */
package engram.framememory;
