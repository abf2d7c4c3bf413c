package engram.data;

import java.util.List;

/** What a program hands over, looked at where it comes in. */
public final class Given {
    private Given() {}

    /**
     * @param expected what should have come, such as "a detector's folder"
     * @throws NullPointerException that says so, if null came
     */
    public static <T> T some(T value, String expected) {
        if (value == null) {
            throw new NullPointerException("expected " + expected + ", but null came");
        }
        return value;
    }

    /**
     * A copy of a list that must be there and have no gaps.
     *
     * @param of what each is, such as "label"
     * @throws UnreadableDataException if one of them is null
     */
    public static <T> List<T> all(List<T> values, String of) {
        some(values, "a list with a " + of + " for each sample");
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                throw new UnreadableDataException(of + " " + i + " is null");
            }
        }
        return List.copyOf(values);
    }
}
