package engram.features.parts;

/**
 * Settings of the memory of motion.
 *
 * @param items how many positions' motion is remembered; all, where there are fewer
 * @param candidates how many positions of training frames they are chosen from
 * @param place how much farther apart two motions are at opposite sides of the picture than at the
 *     same place, in deviations: what is usual on the street is not on the path beside it
 */
public record MotionSettings(int items, int candidates, double place) implements PartSettings {

    public MotionSettings {
        Items.requireAmong(items, candidates);
        if (!(place >= 0)) {
            throw new IllegalArgumentException("place must be 0 or more, not " + place);
        }
    }

    /** 1,000 out of 50,000, 4 deviations. */
    public static MotionSettings standard() {
        return new MotionSettings(1_000, 50_000, 4);
    }

    @Override
    public Part.Kind kind() {
        return new MotionMemory.Kind(this);
    }
}
