package engram.model;

import engram.nn.SlidingClips;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * A network in two parts.
 *
 * @param first works on clips that follow one another
 * @param rest from what leaves it to the reconstruction
 */
public record Sliding(SlidingClips first, UnaryOperator<Tensor> rest) {}
