package engram.detection.learning;

import engram.data.Counted;
import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.data.encodings.Reencoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.data.splits.Split;
import engram.data.stores.StorePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All normal samples, encoded once, and the folds that they are dealt into.
 *
 * @param encoding fitted on all of them: how the detector reads samples
 * @param whole all of them that could be read
 * @param stored where in {@code whole} each sample of the source is; -1 for one that could not be
 * @param stretches in which each sample is that is stored; none where each stands for itself
 */
record EncodedFolds(
        Encoding encoding, SampleStore whole, int[] stored, int[] stretches, List<Fold> folds)
        implements Encoded {

    /**
     * A model's samples, as the encoding that was fitted on its training samples has them, so that
     * nothing that it judges has part in how it is judged.
     *
     * @param anew from the whole's encoding to the fold's
     * @param training learned from
     * @param validation watched
     * @param calibration the fold's own: neither
     */
    record Fold(Reencoding anew, StorePart training, StorePart validation, StorePart calibration) {}

    /**
     * Deals what was encoded.
     *
     * @param whole all samples of {@code normals} that could be read, under {@code encoding}
     * @throws IllegalArgumentException if too few samples are left to learn from
     */
    static EncodedFolds of(Source normals, Encoding encoding, SampleStore whole, Dealing dealing) {
        Grouping grouping = normals.grouping();
        BitSet all = new BitSet();
        all.set(0, normals.size());
        int[] stored = stored(normals, whole, all);
        List<BitSet> dealt = Split.folds(normals.size(), grouping, dealing.folds, dealing.seed);
        if (dealt.size() < 2) {
            throw new IllegalArgumentException(
                    Counted.of(normals.size(), "normal sample")
                            + ", dealt "
                            + grouping.description()
                            + ", "
                            + Counted.are(normals.size())
                            + " too few: it takes at least 2 that do not belong together");
        }
        List<Fold> folds = new ArrayList<>();
        for (BitSet own : dealt) {
            BitSet others = new BitSet();
            others.set(0, normals.size());
            others.andNot(own);
            int[] rest = others.stream().toArray();
            Split.Shares shares = new Split.Shares(dealing.validation, 0);
            if (rest.length < (dealing.validation > 0 ? 3 : 2)) {
                throw tooFew(normals, dealt.size(), own.cardinality());
            }
            Split split =
                    Split.of(rest.length, grouping.at(rest), shares, dealing.seed + folds.size());
            BitSet training = chosen(rest, split.training());
            Reencoding anew =
                    encoding instanceof TableEncoding
                            ? Reencoding.between(encoding, normals.fit(training))
                            : Reencoding.NONE;
            folds.add(
                    new Fold(
                            anew,
                            part(whole, stored, training, anew),
                            part(whole, stored, chosen(rest, split.validation()), anew),
                            part(whole, stored, own, anew)));
        }
        return new EncodedFolds(encoding, whole, stored, Prepared.stretches(normals), folds);
    }

    /** In which stretch each sample is that calibrates, fold by fold. */
    int[] calibrationStretches() {
        return stretches.length == 0
                ? stretches
                : folds.stream()
                        .flatMapToInt(fold -> IntStream.of(fold.calibration.positions()))
                        .map(position -> stretches[position])
                        .toArray();
    }

    /** Counts all samples, and not those that one of the folds leaves. */
    private static IllegalArgumentException tooFew(Source normals, int folds, int own) {
        return new IllegalArgumentException(
                "%d normal samples are too few: in %d folds, the %d outside one must be at least 2 to train on, and 1 to watch if any is"
                        .formatted(normals.size(), folds, normals.size() - own));
    }

    /** How folds are dealt: how many, the share that each watches, and by which chance. */
    record Dealing(int folds, double validation, long seed) {}

    private static BitSet chosen(int[] positions, BitSet among) {
        BitSet chosen = new BitSet();
        among.stream().forEach(i -> chosen.set(positions[i]));
        return chosen;
    }

    static StorePart part(SampleStore whole, int[] stored, BitSet positions, Reencoding anew) {
        int[] there = positions.stream().map(p -> stored[p]).filter(p -> p >= 0).toArray();
        return new StorePart(whole, there, anew);
    }

    /**
     * Where in the store each sample of the source is; -1 for one that is not there.
     *
     * @param asked which samples the store was asked to hold
     */
    static int[] stored(Source normals, SampleStore whole, BitSet asked) {
        boolean complete = whole.size() == asked.cardinality();
        int[] stored = new int[normals.size()];
        Arrays.fill(stored, -1);
        int next = 0;
        for (int p = asked.nextSetBit(0); p >= 0; p = asked.nextSetBit(p + 1)) {
            if (complete || (next < whole.size() && whole.id(next).equals(normals.id(p)))) {
                stored[p] = next++;
            }
        }
        return stored;
    }

    /** Samples at these positions of the source, encoded as all are. */
    StorePart part(BitSet positions) {
        return part(whole, stored, positions, Reencoding.NONE);
    }

    @Override
    public SampleStore samples() {
        return whole;
    }
}
