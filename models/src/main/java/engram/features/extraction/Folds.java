package engram.features.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which pictures are judged together, and which are not learned from meanwhile.
 *
 * @param numbers each picture's fold, from 0
 * @param left by fold, the pictures that are not learned from while it is judged
 */
public record Folds(int[] numbers, List<BitSet> left) {

    /** While a fold is judged, all others are learned from. */
    public static Folds of(int... numbers) {
        int count = Arrays.stream(numbers).max().orElse(0) + 1;
        List<BitSet> left = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            BitSet own = new BitSet();
            for (int i = 0; i < numbers.length; i++) {
                own.set(i, numbers[i] == fold);
            }
            left.add(own);
        }
        return new Folds(numbers, left);
    }

    /**
     * While a fold is judged, what lies beside it in time is not learned from either: who walks
     * through a stretch of a video often comes from the one before, and would be no stranger. Where
     * nothing else is left, it is learned from all the same.
     */
    public static Folds inTime(int... numbers) {
        List<BitSet> left = new ArrayList<>();
        for (BitSet own : of(numbers).left) {
            BitSet wider = (BitSet) own.clone();
            int start = 0;
            for (int i = 1; i <= numbers.length; i++) {
                if (i == numbers.length || numbers[i] != numbers[start]) {
                    boolean beside = (start > 0 && own.get(start - 1)) || own.get(i);
                    if (beside) {
                        wider.set(start, i);
                    }
                    start = i;
                }
            }
            left.add(wider.cardinality() < numbers.length ? wider : own);
        }
        return new Folds(numbers, left);
    }

    int count() {
        return left.size();
    }

    int fold(int picture) {
        return numbers[picture];
    }

    /** Which stretch of pictures of one fold each is in, from 0. */
    int[] stretches() {
        int[] stretches = new int[numbers.length];
        for (int i = 1; i < numbers.length; i++) {
            stretches[i] = stretches[i - 1] + (numbers[i] == numbers[i - 1] ? 0 : 1);
        }
        return stretches;
    }

    /**
     * @param without the fold that is judged; -1 for none
     */
    boolean isLearned(int picture, int without) {
        return without < 0 || !left.get(without).get(picture);
    }
}
