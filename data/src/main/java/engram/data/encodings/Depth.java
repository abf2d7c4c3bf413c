package engram.data.encodings;

/** What numbers a picture's values are stored as. */
public enum Depth {
    /** Up to 8 bits, palettes included: 0 to 255, whatever the picture shows. */
    BITS_8("8 bits"),
    BITS_16("16 bits"),
    SIGNED_16("signed 16 bits"),
    BITS_32("32 bits"),
    SIGNED_32("signed 32 bits"),
    FLOATING_POINT("floating point");

    private final String words;

    Depth(String words) {
        this.words = words;
    }

    /** As in "pictures of 16 bits". */
    @Override
    public String toString() {
        return words;
    }
}
