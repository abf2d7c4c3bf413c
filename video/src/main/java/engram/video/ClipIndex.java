package engram.video;

import engram.data.SampleShape;
import engram.data.splits.Grouping;
import engram.video.FrameStore.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which frames of a store are samples.
 *
 * @param stretches by sample
 * @param places by sample, of the frame in its stretch
 * @param groups by sample: the number of what it belongs together with
 * @param by what tells which samples belong together, for a sentence
 */
record ClipIndex(int[] stretches, int[] places, int[] groups, String by) {
    /** As many groups are enough to deal from. */
    private static final int GROUPS = 10;

    /** So many groups are made of few videos, where they are long enough. */
    private static final int MADE = 20;

    /** Of fewer, what calibrates is hardly more than one. */
    private static final int ENOUGH = 8;

    /** Fewer cannot be dealt into three parts. */
    private static final int FEWEST = 4;

    /** So many frames show hardly anything new: shorter clips keep the same distances. */
    private static final int ALIKE = 16;

    /** How long, in clips, a piece of a video is at least; where there are too few, shorter. */
    private static final int[] LENGTHS = {8, 6, 5, 4, 3, 2};

    int size() {
        return places.length;
    }

    Grouping grouping() {
        return new Grouping.Groups(by, groups);
    }

    /** All frames that the options make samples of, those of a video in one group. */
    static ClipIndex of(List<Stretch> stretches, VideoOptions options) {
        Collected collected = new Collected();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            int group = stretch.recording();
            for (int place : places(stretch.length(), options)) {
                collected.add(i, place, group);
            }
        }
        return collected.index("video");
    }

    /**
     * The same to learn from. Of few videos, pieces are the groups: what is learned from and what
     * calibrates must not share frames, and between two pieces as many frames as a clip has, or
     * {@value #ALIKE} where that is more and videos are long enough, are in no clip at all.
     */
    static ClipIndex ofNormals(List<Stretch> stretches, VideoOptions options) {
        long videos = stretches.stream().mapToInt(Stretch::recording).distinct().count();
        return videos >= GROUPS ? of(stretches, options) : inPieces(stretches, options);
    }

    private static ClipIndex inPieces(List<Stretch> stretches, VideoOptions options) {
        int clip = options.shape().frames();
        int alike = Math.max(ALIKE, clip);
        ClipIndex index = inPieces(stretches, options, alike, ENOUGH);
        index = index.count() >= ENOUGH ? index : inPieces(stretches, options, alike, FEWEST);
        return index.count() >= FEWEST ? index : inPieces(stretches, options, clip, FEWEST);
    }

    /**
     * As long as pieces of these lengths may be for so many; the shortest, where those are too few.
     *
     * @param frames by which lengths are counted
     */
    private static ClipIndex inPieces(
            List<Stretch> stretches, VideoOptions options, int frames, int fewest) {
        int total = stretches.stream().mapToInt(Stretch::length).sum();
        // The last clip of a piece and the first of the next are so many frames apart.
        int apart = options.shape().frames() - 1 + frames;
        ClipIndex index = null;
        for (int length : LENGTHS) {
            int least = Math.max(length * frames, total / MADE);
            index = ofLength(stretches, options, least, apart);
            if (index.count() >= fewest) {
                break;
            }
        }
        return index;
    }

    private long count() {
        return IntStream.of(groups).distinct().count();
    }

    private static ClipIndex ofLength(
            List<Stretch> stretches, VideoOptions options, int length, int apart) {
        Collected collected = new Collected();
        int group = 0;
        for (int i = 0; i < stretches.size(); i++) {
            int frames = stretches.get(i).length();
            int pieces = Math.max(1, (frames + apart) / (length + apart));
            double share = (double) (frames + apart) / pieces;
            for (int place : places(frames, options)) {
                int piece = (int) (place / share);
                if (place - piece * share < share - apart) {
                    collected.add(i, place, group + piece);
                }
            }
            group += pieces;
        }
        return collected.index("stretch of a video");
    }

    /** The frames of a stretch that are samples. */
    private static int[] places(int length, VideoOptions options) {
        return IntStream.range(0, length)
                .filter(place -> isSample(place, length, options))
                .toArray();
    }

    static boolean isSample(int place, int length, VideoOptions options) {
        SampleShape.Clip shape = options.shape();
        int before = options.judged().before(shape.frames());
        int after = options.judged().after(shape.frames());
        boolean whole = place >= before && place + after < length;
        boolean edges = options.edges() == VideoOptions.Edges.MIRRORED;
        boolean inStride = (edges ? place : place - before) % options.stride() == 0;
        // The last frame too, so that all frames lie between two that are judged.
        return (whole || edges) && (inStride || (edges && place == length - 1));
    }

    private static final class Collected {
        private final List<int[]> samples = new ArrayList<>();

        void add(int stretch, int place, int group) {
            samples.add(new int[] {stretch, place, group});
        }

        ClipIndex index(String by) {
            return new ClipIndex(column(0), column(1), column(2), by);
        }

        private int[] column(int which) {
            return samples.stream().mapToInt(sample -> sample[which]).toArray();
        }
    }
}
