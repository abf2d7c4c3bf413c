package engram.memory;

import engram.memory.MemoryConfig.Queries;
import engram.nn.Graph;
import java.util.Arrays;
import java.util.Map;
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

    /**
     * Whole codes flattened, or positions side by side: (B, C, H, W) to (B*H*W, C), and (B, C, T,
     * H, W) to (B*T*H*W, C).
     */
    public Tensor queries(Tensor codes) {
        return whole
                ? codes.reshape(codes.size(0), -1)
                : codes.movedim(1, -1).reshape(-1, codes.size(1));
    }

    /** The inverse of {@link #queries}: (Q, D) to (B, then the code's shape). */
    public Tensor codes(Tensor latent) {
        return whole
                ? latent.reshape(shape(latent.size(0)))
                : latent.reshape(positions())
                        .movedim(-1, 1)
                        .contiguous(); // (B, C, H, W) or (B, C, T, H, W)
    }

    /** (any, H, W, C) or (any, T, H, W, C). */
    private long[] positions() {
        long[] positions = new long[code.length + 1];
        positions[0] = -1;
        for (int i = 1; i < code.length; i++) {
            positions[i] = code[i];
        }
        positions[code.length] = code[0];
        return positions;
    }

    /** The codes in which one latent stands at every position: (Q, D) to (Q, then the code's). */
    public Tensor everywhere(Tensor latent) {
        return whole
                ? codes(latent)
                : latent.reshape(ones(latent.size(0)))
                        .expand(shape(latent.size(0)))
                        .contiguous(); // (Q, C, H, W) or (Q, C, T, H, W)
    }

    /** (Q, C, 1, 1) or (Q, C, 1, 1, 1). */
    private long[] ones(long queries) {
        long[] ones = new long[code.length + 1];
        Arrays.fill(ones, 1);
        ones[0] = queries;
        ones[1] = code[0];
        return ones;
    }

    private long[] shape(long batch) {
        return LongStream.concat(LongStream.of(batch), IntStream.of(code).asLongStream()).toArray();
    }

    /** {@link #queries}, written down. */
    public String drawQueries(Graph graph, String codes) {
        if (whole) {
            return graph.node("Flatten", Map.of("axis", 1L), codes);
        }
        String last = graph.node("Transpose", Map.of("perm", new long[] {0, 2, 3, 1}), codes);
        return graph.reshaped(last, code[0]);
    }

    /** {@link #codes}, written down. */
    public String drawCodes(Graph graph, String latent) {
        if (whole) {
            return graph.reshaped(latent, code);
        }
        String last = graph.reshaped(latent, code[1], code[2], code[0]);
        return graph.node("Transpose", Map.of("perm", new long[] {0, 3, 1, 2}), last);
    }
}
