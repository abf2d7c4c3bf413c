package engram.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Products with a matrix that has nothing below its diagonal, of which nothing is multiplied. */
public final class UpperTriangle {
    /** Narrower strips of columns are multiplied no quicker than all at once. */
    private static final long NARROWEST = 80;

    private static final long STRIPS = 4;

    /** Of fewer rows each product takes longer to ask for than to compute. */
    private static final long FEWEST_ROWS = 10;

    private UpperTriangle() {}

    /**
     * rows . upper
     *
     * @param rows (B, d)
     * @param upper (d, d)
     * @return (B, d)
     */
    public static Tensor product(Tensor rows, Tensor upper) {
        long size = upper.size(0);
        long wide = Math.max(NARROWEST, (size + STRIPS - 1) / STRIPS);
        if (rows.size(0) < FEWEST_ROWS || wide >= size) {
            return rows.mm(upper);
        }
        TensorVector products = new TensorVector();
        for (long from = 0; from < size; from += wide) {
            long to = Math.min(size, from + wide);
            Tensor strip = upper.narrow(0, 0, to).narrow(1, from, to - from);
            products.push_back(rows.narrow(1, 0, to).mm(strip));
        }
        return torch.cat(products, 1);
    }
}
