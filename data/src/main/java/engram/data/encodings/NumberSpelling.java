package engram.data.encodings;

/** How numbers are written where one mark among digits can mean two things. */
public enum NumberSpelling {
    /** {@code 1,234.5}: a comma between thousands, also in {@code 1,234}. */
    POINT,
    /** {@code 1.234,5}: a point between thousands, also in {@code 1.234}. */
    COMMA,
    /** A single mark is a decimal mark, be it a point or a comma: {@code 1,234} is 1.234. */
    EITHER
}
