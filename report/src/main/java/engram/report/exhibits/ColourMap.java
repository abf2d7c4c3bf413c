package engram.report.exhibits;

import java.awt.image.IndexColorModel;

/**
 * Dark violet over red to pale yellow in 64 steps: lightness rises evenly, so that equal steps look
 * equal, also in grey and to colour-blind readers.
 */
final class ColourMap {
    static final int STEPS = 64;

    /** Corner colours at even distances, interpolated between. */
    private static final int[] CORNERS = {
        0x000004, 0x140E36, 0x3B0F70, 0x641A80, 0x8C2981, 0xB73779, 0xDE4968, 0xF7705C, 0xFE9F6D,
        0xFECF92, 0xFCFDBF
    };

    private ColourMap() {}

    /** The step for a share of the scale; what lies beyond the ends takes the end's. */
    static int step(double share) {
        return (int) Math.max(0, Math.min(STEPS - 1, Math.round(share * (STEPS - 1))));
    }

    /** The colour of a step, as 0xRRGGBB. */
    static int colour(int step) {
        double position = (double) step / (STEPS - 1) * (CORNERS.length - 1);
        int corner = Math.min((int) position, CORNERS.length - 2);
        double part = position - corner;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = CORNERS[corner] >> shift & 0xFF;
            int high = CORNERS[corner + 1] >> shift & 0xFF;
            colour |= (int) Math.round(low + part * (high - low)) << shift;
        }
        return colour;
    }

    /** The steps as a palette, which keeps pictures small. */
    static IndexColorModel palette() {
        byte[][] channels = new byte[3][STEPS];
        for (int step = 0; step < STEPS; step++) {
            int colour = colour(step);
            channels[0][step] = (byte) (colour >> 16);
            channels[1][step] = (byte) (colour >> 8);
            channels[2][step] = (byte) colour;
        }
        return new IndexColorModel(8, STEPS, channels[0], channels[1], channels[2]);
    }
}
