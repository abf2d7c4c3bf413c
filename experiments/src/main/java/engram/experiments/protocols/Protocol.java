package engram.experiments.protocols;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A data set, and how it is dealt out into problems. */
public interface Protocol {

    /** What its results are filed under, such as "mnist" or "mnist-one-class". */
    String name();

    /** What a page about it is called. */
    String title();

    /** The problems, such as the classes that are normal in turn. */
    List<String> problems();

    /** What one problem is, such as a class of pictures that is the normal one. */
    default String one() {
        return "class";
    }

    /** What several problems are. */
    default String several() {
        return "classes";
    }

    /** A problem as a reader knows it, such as "3 cat". */
    default String label(String problem) {
        return problem;
    }

    /** In one sentence per reading, for the page of results. */
    String description();

    /** Whether problems are data sets of their own, so that it counts who is ahead on how many. */
    default boolean hasStandings() {
        return false;
    }

    /** Which share of the normal samples is held out to watch training by. */
    default double heldOut() {
        return 0.1;
    }

    /** Whether results are judged at the thresholds of the network-security tables too. */
    default boolean hasCutOffs() {
        return false;
    }

    /** Whether verdicts, and maps of where pictures are anomalous, are judged too. */
    default boolean hasPlaces() {
        return false;
    }

    /** Whether samples are frames of videos, whose scores are judged video by video too. */
    default boolean isOfVideos() {
        return false;
    }

    /** Whether the test set is scored after each epoch too. */
    default boolean isByEpoch() {
        return false;
    }

    /**
     * Opens the data.
     *
     * @throws engram.data.UnreadableDataException if it is not there or not what it should be
     */
    Opened open(Path data);

    /** Data that several runs may use one after the other. */
    interface Opened extends AutoCloseable {

        /** One problem, dealt out by a seed. */
        Problem problem(String name, long seed);

        /**
         * The same, read as a method would have it.
         *
         * @param reading settings below {@code data.}, without that prefix
         */
        default Problem problem(String name, long seed, Map<String, String> reading) {
            return problem(name, seed);
        }

        @Override
        void close();
    }
}
