/**
 * What a camera usually sees, remembered: patches of frames as a pretrained network sees them
 * ({@code patchcore} on frames), and what moves where, by differences of frames. In no paper as a
 * whole; exemplars of motion at places are those of Ramachandra and Jones, "Street Scene: a new
 * dataset and evaluation protocol for video anomaly detection", WACV 2020.
 *
 * <pre>
 *     score = z(distance of patches to remembered ones) + z(distance of motion to remembered ones)
 *             + z(how far what stands and goes at places is beyond what is usual there)
 *     z(s)  = (s - mean) / deviation of frames of folds that were not learned from
 * </pre>
 *
 * <p>The third is mostly 0. A pair of frames does not tell who stands from who is not there, nor
 * two memories where it is that all go one way.
 *
 * <p>It judges the last frame of a clip: the pretrained network sees each frame once. There is no
 * Gaussian at each position, as {@code feature-memory} has for pictures: where people come and go,
 * a position is one of several things, and where nobody went yet, it is the same to the last digit.
 * There is none over frames as a whole either: what moves about is small beside what is there.
 *
 * <p>{@code together=largest} takes the larger of the two: who lies on the path does not move, and
 * who runs there looks like who walks. On made footage that finds a third more; on UCSD Ped2 it is
 * worth .042 of AUROC less (.818, and .860 for the sum), so that the sum stays the default.
 *
 * <p>The equations stand with {@link engram.features.FrameModel} and its like in {@link
 * engram.features}. Settings were fixed before any labels of videos were looked at; that the sum
 * stays was decided with those of Ped2.
 */
package engram.framememory;
