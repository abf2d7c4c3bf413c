package engram.detection.files;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Why a description of the format known here cannot be read: it is damaged, or a later Engram put
 * something into it that this one does not know.
 */
final class Refusal {
    private Refusal() {}

    /**
     * @param writer the version of Engram that the description names; it may name none
     * @param verdict stands before what is wrong where no later Engram explains it
     * @param why what is wrong
     */
    static ArtifactException of(Path file, String writer, String verdict, String why) {
        String own = Provenance.Environment.version();
        return new ArtifactException(
                file,
                isNewer(writer, own)
                        ? "was written by a newer Engram (%s); this one is %s: update Engram (%s)"
                                .formatted(writer, own, why)
                        : verdict + why);
    }

    static boolean isNewer(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other)) > 0;
    }

    /** Those before any word, such as SNAPSHOT; more than nine digits are no version's. */
    private static int[] numbers(String version) {
        String plain = version.replaceFirst("[^0-9.].*", "");
        return Arrays.stream(plain.split("\\.", -1))
                .filter(number -> !number.isEmpty() && number.length() < 10)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
