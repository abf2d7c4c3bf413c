package engram.images;

import engram.data.Sha256;
import engram.data.UnreadableDataException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures that are stored byte for byte as one before them is. A model that has learned a picture
 * knows its copies: judged by it as if they were new, they would promise fewer false alarms than
 * there are, and count as more pictures than there are.
 *
 * @param of the first picture that each is equal to; its own position where it is the first
 */
record Copies(int[] of) {

    static Copies in(Album album) {
        int[] of = IntStream.range(0, album.size()).toArray();
        long[] lengths = IntStream.range(0, of.length).mapToLong(album::length).toArray();
        Map<Long, Integer> withLength = new HashMap<>();
        for (long length : lengths) {
            withLength.merge(length, 1, Integer::sum);
        }
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < of.length; i++) {
            // Only what is as long as another one has to be read, which of packed pictures few are.
            if (lengths[i] > 0 && withLength.get(lengths[i]) > 1) {
                int position = i;
                Integer first =
                        digest(album, i).map(d -> firsts.putIfAbsent(d, position)).orElse(null);
                of[i] = first == null ? i : first;
            }
        }
        return new Copies(of);
    }

    /** None of a picture that cannot be read, which whoever decodes it says. */
    private static Optional<String> digest(Album album, int position) {
        try {
            Sha256 sum = new Sha256();
            album.digest(position, sum);
            return Optional.of(sum.hexadecimal());
        } catch (UnreadableDataException e) {
            return Optional.empty();
        }
    }

    /** Those that are not equal to one before them. */
    int[] firsts() {
        return IntStream.range(0, of.length).filter(i -> of[i] == i).toArray();
    }

    /** The first that is; none where all are different. */
    Optional<Integer> any() {
        return IntStream.range(0, of.length).filter(i -> of[i] != i).boxed().findFirst();
    }
}
