package engram.adversarial;

import engram.data.SampleShape;

/** How many values the code of an adversarial model has where nobody says. */
public final class CodeSize {
    private static final int OF_GREY = 64;
    private static final int OF_COLOUR = 256;
    private static final int SMALLEST_OF_ROWS = 2;
    private static final int LARGEST_OF_ROWS = 32;

    private CodeSize() {}

    /** More for colour than for grey; half the columns for rows. */
    public static int of(SampleShape shape) {
        boolean grey = shape instanceof SampleShape.Image image && image.channels() == 1;
        return of(shape, grey ? OF_GREY : OF_COLOUR);
    }

    /** As many as a paper says for pictures; half the columns for rows. */
    public static int of(SampleShape shape, int ofPictures) {
        return shape instanceof SampleShape.Row row
                ? Math.min(LARGEST_OF_ROWS, Math.max(SMALLEST_OF_ROWS, row.columns() / 2))
                : ofPictures;
    }
}
