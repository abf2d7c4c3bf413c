package engram.model;

import java.util.List;

/** A model that keeps patches of training pictures, and judges others by the nearest of them. */
public interface RecallingPatches {
    /** How many kept patches an {@link Oddest} names, where there are as many. */
    int NAMED = 3;

    /** Whether it does so as it is configured. */
    boolean recallsPatches();

    /** How many places a picture has down, and as many across. */
    int grid();

    /**
     * A patch that is kept.
     *
     * @param picture which training picture shows it, in their order
     * @param place where in it, row by row
     * @param share of the patches of normal pictures that it is the nearest to
     */
    record Patch(int picture, int place, float share) {}

    /** All that are kept, item by item. */
    List<Patch> patches();

    /**
     * A kept patch, as an answer.
     *
     * @param item which, from 0
     * @param distance how far it is
     */
    record Near(int item, double distance) {}

    /**
     * The patch of a picture that is least like any that is kept.
     *
     * @param place where, row by row
     * @param nearest the kept ones most like it, the most alike first
     * @param usual how far patches of normal pictures are from the nearest, on average
     */
    record Oddest(int place, List<Near> nearest, double usual) {}
}
