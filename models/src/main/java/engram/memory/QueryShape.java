package engram.memory;

import engram.memory.MemoryConfig.Queries;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** How codes become queries of memory, and how what memory gives back becomes codes. */
public final class QueryShape {
    private final boolean whole;
    private final int[] code;

    /**
     * @param by what asks memory; codes of one dimension are whole whatever it says
     * @param code the shape of one sample's code
     */
    public QueryShape(Queries by, int... code) {
        this.whole = by == Queries.WHOLE_CODE || code.length == 1;
        this.code = code.clone();
    }

    /** Values of a query: D. */
    public int features() {
        return whole ? IntStream.of(code).reduce(1, Math::multiplyExact) : code[0];
    }

    /** Whole codes flattened, or positions side by side: (B, C, H, W) to (B*H*W, C). */
    public Tensor queries(Tensor codes) {
        return whole
                ? codes.reshape(codes.size(0), -1)
                : codes.permute(0, 2, 3, 1).reshape(-1, codes.size(1));
    }

    /** The inverse of {@link #queries}: (Q, D) to (B, then the code's shape). */
    public Tensor codes(Tensor latent) {
        return whole
                ? latent.reshape(shape(latent.size(0)))
                : latent.reshape(-1, code[1], code[2], code[0])
                        .permute(0, 3, 1, 2)
                        .contiguous(); // (B, C, H, W)
    }

    /** The codes in which one latent stands at every position: (Q, D) to (Q, then the code's). */
    public Tensor everywhere(Tensor latent) {
        return whole
                ? codes(latent)
                : latent.reshape(latent.size(0), code[0], 1, 1)
                        .expand(shape(latent.size(0)))
                        .contiguous(); // (Q, C, H, W)
    }

    private long[] shape(long batch) {
        return LongStream.concat(LongStream.of(batch), IntStream.of(code).asLongStream()).toArray();
    }
}
