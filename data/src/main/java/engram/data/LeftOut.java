package engram.data;

/**
 * A sample that could not be read, and that its source was told to go on without.
 *
 * @param id what a person calls it, as {@link Batch#ids} would
 * @param why what is wrong with it, in one line that names it
 */
public record LeftOut(String id, String why) {}
