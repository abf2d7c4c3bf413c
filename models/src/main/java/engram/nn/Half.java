package engram.nn;

/** Numbers of 16 bits, IEEE 754 binary16: what features and large arrays are kept in. */
public final class Half {
    private static final int LARGEST_EXPONENT = 31;

    private Half() {}

    /** The same number in 32 bits. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & LARGEST_EXPONENT;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float value = fraction * 0x1p-24f;
            return sign == 0 ? value : -value;
        }
        int rebased = exponent == LARGEST_EXPONENT ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | (rebased << 23) | (fraction << 13));
    }

    /** The nearest number in 16 bits, even where two are; what is too large becomes infinite. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float size = Math.abs(value);
        if (!(size < 65520f)) {
            return (short) (sign | (Float.isNaN(value) ? 0x7e00 : 0x7c00));
        }
        if (size < 0x1p-14f) {
            // Below the smallest normal half, halves are multiples of 2^-24.
            return (short) (sign | (int) Math.rint(size * 0x1p24));
        }
        int rebased = (bits & 0x7fffffff) - (112 << 23);
        int even = (rebased >>> 13) & 1;
        return (short) (sign | ((rebased + 0xfff + even) >>> 13));
    }

    /** Rounds to what 16 bits can hold. */
    public static float round(float value) {
        return toFloat(of(value));
    }

    /** All rounded, in place. */
    public static float[] round(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = round(values[i]);
        }
        return values;
    }

    /** All in 16 bits. */
    public static short[] of(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            halves[i] = of(values[i]);
        }
        return halves;
    }

    /** All in 32 bits. */
    public static float[] toFloats(short[] halves) {
        float[] values = new float[halves.length];
        for (int i = 0; i < halves.length; i++) {
            values[i] = toFloat(halves[i]);
        }
        return values;
    }
}
