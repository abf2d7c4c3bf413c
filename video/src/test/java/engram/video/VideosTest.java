package engram.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Judged;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.data.splits.Split;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideosTest {
    private static final VideoOptions TINY = Footages.tiny(4);
    private static final VideoOptions STARTING =
            Footages.tiny(8).withJudged(Judged.LAST_WITH_START);

    @TempDir Path folder;

    private final List<String> news = new ArrayList<>();

    private Videos open(Path path, VideoOptions options) {
        return Videos.open(path, options, news::add);
    }

    private static BitSet all(Source source) {
        BitSet all = new BitSet();
        all.set(0, source.size());
        return all;
    }

    /** The grey, in halves, that each frame of a clip has. */
    private static List<Integer> greys(float[] values, int offset, int frames) {
        return IntStream.range(0, frames)
                .map(t -> Math.round(values[offset + t * 256] * 255 / 2))
                .boxed()
                .toList();
    }

    private static List<Batch> read(engram.data.Samples samples) {
        List<Batch> batches = new ArrayList<>();
        try (SampleReader reader = samples.open()) {
            for (Optional<Batch> next = reader.next(3); next.isPresent(); next = reader.next(3)) {
                batches.add(next.get());
            }
        }
        return batches;
    }

    @Test
    void everyFrameIsASampleInTheMiddleOfItsClipAndEndsAreMirrored() throws Exception {
        Footages.frames(folder, 1, 8);
        try (Videos videos = open(folder, TINY);
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            assertThat(store.size()).isEqualTo(8);
            float[] clip = new float[store.shape().size()];
            store.read(0, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(2, 1, 0, 1);
            store.read(4, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(2, 3, 4, 5);
            store.read(7, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(5, 6, 7, 6);
            assertThat(Moment.parse(store.id(4))).map(Moment::frame).contains(5L);
        }
    }

    @Test
    void whatIsReadAsItComesIsWhatIsKept() throws Exception {
        Footages.frames(folder.resolve("a"), 0, 9);
        Footages.frames(folder.resolve("b"), 5, 9);
        for (VideoOptions options :
                List.of(
                        TINY,
                        TINY.withStride(3),
                        TINY.withEdges(VideoOptions.Edges.CUT),
                        TINY.withJudged(Judged.LAST),
                        TINY.withJudged(Judged.LAST).withStride(4),
                        STARTING,
                        TINY.withEdges(VideoOptions.Edges.CUT).withStride(2))) {
            try (Videos passing = open(folder, options);
                    Videos kept = open(folder, options)) {
                ClipEncoding encoding = (ClipEncoding) kept.fit(all(kept));
                int frames = options.shape().frames();
                try (SampleStore store = kept.store(encoding, all(kept))) {
                    int position = 0;
                    for (Batch batch : read(passing.encode(encoding))) {
                        for (int i = 0; i < batch.size(); i++, position++) {
                            float[] clip = new float[encoding.shape().size()];
                            store.read(position, clip, 0);
                            assertThat(greys(batch.values(), i * clip.length, frames))
                                    .isEqualTo(greys(clip, 0, frames));
                            assertThat(batch.ids().get(i)).isEqualTo(store.id(position));
                        }
                    }
                    assertThat(position).isEqualTo(store.size());
                }
            }
        }
    }

    /**
     * The clip that ends with a frame that is given is the clip of the sample that comes with it.
     */
    @Test
    void whoFollowsAVideoSeesTheSameClips() throws Exception {
        Footages.frames(folder.resolve("a"), 0, 9);
        Footages.frames(folder.resolve("b"), 5, 20);
        Files.delete(folder.resolve("b/f15.png"));
        for (VideoOptions options :
                List.of(
                        TINY,
                        TINY.withStride(3),
                        TINY.withJudged(Judged.LAST),
                        TINY.withJudged(Judged.LAST).withStride(4),
                        STARTING,
                        TINY.withEdges(VideoOptions.Edges.CUT))) {
            try (Videos videos = open(folder, options)) {
                ClipEncoding encoding = store(videos);
                int frames = options.shape().frames();
                List<List<Integer>> clips = new ArrayList<>();
                List<String> ids = new ArrayList<>();
                for (Batch batch : read(videos.encode(encoding))) {
                    ids.addAll(batch.ids());
                    for (int i = 0; i < batch.size(); i++) {
                        clips.add(greys(batch.values(), i * encoding.shape().size(), frames));
                    }
                }
                List<Integer> seen = new ArrayList<>();
                List<String> followed = new ArrayList<>();
                videos.follow(
                        encoding,
                        new Follower() {
                            @Override
                            public void begin() {
                                seen.clear();
                            }

                            @Override
                            public void next(float[] frame, Optional<Followed> sample) {
                                seen.add(Math.round(frame[40] * 255 / 2));
                                if (sample.isPresent()) {
                                    assertThat(seen.subList(seen.size() - frames, seen.size()))
                                            .isEqualTo(clips.get(followed.size()));
                                    followed.add(sample.get().moment().toString());
                                }
                            }
                        });
                assertThat(followed).isEqualTo(ids);
            }
        }
    }

    /** Clip j of the authors' evaluation, frames j to j + 15, is frame j + 8's. */
    @Test
    void withoutEdgesSamplesAreThoseOfThePapersAlignment() throws Exception {
        Footages.frames(folder, 0, 20);
        VideoOptions options = Footages.tiny(16).withEdges(VideoOptions.Edges.CUT);
        try (Videos videos = open(folder, options)) {
            assertThat(videos.size()).isEqualTo(20 - 15);
            assertThat(videos.moment(0).frame()).isEqualTo(8);
            assertThat(videos.moment(4).frame()).isEqualTo(12);
        }
    }

    /** As in the papers that predict a frame from those before it: the first few have no score. */
    @Test
    void aFrameCanBeJudgedByThoseBeforeIt() throws Exception {
        Footages.frames(folder, 0, 12);
        VideoOptions last = Footages.tiny(5).withJudged(Judged.LAST);
        try (Videos videos = open(folder, last.withEdges(VideoOptions.Edges.CUT));
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            assertThat(videos.size()).isEqualTo(12 - 4);
            assertThat(videos.moment(0).frame()).isEqualTo(4);
            float[] clip = new float[store.shape().size()];
            store.read(0, clip, 0);
            assertThat(greys(clip, 0, 5)).containsExactly(0, 1, 2, 3, 4);
        }
        try (Videos videos = open(folder, last);
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            float[] clip = new float[store.shape().size()];
            store.read(1, clip, 0);
            assertThat(greys(clip, 0, 5)).containsExactly(0, 0, 0, 0, 1);
        }
    }

    @Test
    void framesAreInTheOrderOfTheirNumbers() throws Exception {
        Footages.frames(folder, 8, 12);
        Files.writeString(folder.resolve(".DS_Store"), "no picture");
        Files.writeString(folder.resolve("._f8.png"), "no picture");
        try (Videos videos = open(folder, TINY);
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            float[] clip = new float[store.shape().size()];
            store.read(5, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(3, 4, 5, 6);
        }
    }

    @Test
    void aGapInNumbersIsToldAndNoClipSpansIt() throws Exception {
        Footages.frames(folder, 0, 20);
        Files.delete(folder.resolve("f9.png"));
        try (Videos videos = open(folder, TINY);
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            assertThat(videos.remarks())
                    .anySatisfy(r -> assertThat(r).contains("missing between 8 and 10"));
            float[] clip = new float[store.shape().size()];
            store.read(8, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(6, 7, 8, 7);
            store.read(9, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(12, 11, 10, 11);
            assertThat(read(open(folder, TINY).encode(store(videos)))).hasSize(7);
        }
    }

    private static ClipEncoding store(Videos videos) {
        return (ClipEncoding) videos.fit(new BitSet());
    }

    @Test
    void everyFifthFrameHasNoGaps() throws Exception {
        Files.createDirectories(folder);
        for (int i = 0; i < 12; i++) {
            Footages.grey(folder, 5 * i, i);
        }
        try (Videos videos = open(folder, TINY)) {
            assertThat(videos.remarks()).noneSatisfy(r -> assertThat(r).contains("missing"));
        }
    }

    @Test
    void thatFramesChangeTheirSizeIsSaid() throws Exception {
        Footages.frames(folder, 0, 8);
        Footages.plain(folder, 4, new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY), 90);
        try (Videos videos = open(folder, TINY)) {
            assertThat(videos.size()).isEqualTo(8);
            assertThat(videos.remarks())
                    .anySatisfy(
                            remark ->
                                    assertThat(remark)
                                            .endsWith(
                                                    "its first frame is 32x32, frame 4 is 16x8; each is"
                                                            + " made the same size"));
        }
    }

    /** What is learned from is like the first video that can be read. */
    @Test
    void aCameraIsKnownWhereTheFirstVideoIsLeftOut() throws Exception {
        Files.createDirectories(folder.resolve("a"));
        for (int i = 0; i < 8; i++) {
            Files.writeString(folder.resolve("a/f" + i + ".png"), "no picture");
        }
        Footages.frames(folder.resolve("b"), 0, 8);
        try (Videos videos = open(folder, TINY.withSkipUnreadable(true))) {
            ClipEncoding encoding = (ClipEncoding) videos.parts().training().fit(new BitSet());
            assertThat(encoding.camera().orElseThrow().width()).isEqualTo(32);
            assertThat(encoding.camera().orElseThrow().rate()).isEqualTo(0);
        }
    }

    @Test
    void threeFramesAreNoClip() throws Exception {
        Footages.frames(folder, 0, 3);
        assertThatThrownBy(() -> open(folder, TINY).size())
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("has 3 frames")
                .hasMessageContaining("clips of 4");
        try (Videos videos = open(folder, TINY)) {
            assertThatThrownBy(() -> read(videos.encode(store(videos))))
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageContaining("has 3 frames");
        }
    }

    @Test
    void aVideoThatCannotBeReadIsLeftOutWhereThatIsAllowed() throws Exception {
        Footages.frames(folder.resolve("a"), 0, 8);
        Footages.frames(folder.resolve("b"), 0, 2);
        try (Videos videos = open(folder, TINY.withSkipUnreadable(true));
                SampleReader reader = videos.encode(store(videos)).open()) {
            while (reader.next(5).isPresent()) {}
            assertThat(reader.leftOut())
                    .singleElement()
                    .satisfies(l -> assertThat(l.id()).isEqualTo("b"));
            assertThat(videos.parts().training().remarks())
                    .anySatisfy(r -> assertThat(r).startsWith("warning: left out b"));
        }
    }

    @Test
    void ucsdsLayoutHasTwoPartsAndLabelsFromMasks() throws Exception {
        Footages.frames(folder.resolve("Train/Train001"), 1, 6);
        Footages.frames(folder.resolve("Train/Train002"), 1, 6);
        Footages.frames(folder.resolve("Test/Test001"), 1, 6);
        for (int i = 1; i <= 6; i++) {
            Footages.mask(folder.resolve("Test/Test001_gt"), i, i >= 5);
        }
        assertThat(Videos.recognises(folder)).isTrue();
        try (Videos videos = open(folder, TINY)) {
            assertThat(videos.videos()).containsExactly("Test/Test001");
            assertThat(IntStream.range(0, 6).mapToObj(videos::label))
                    .containsExactly(
                            Label.NORMAL,
                            Label.NORMAL,
                            Label.NORMAL,
                            Label.NORMAL,
                            Label.ANOMALOUS,
                            Label.ANOMALOUS);
            assertThat(videos.mask(4, 32, 32).orElseThrow()[2 * 32 + 3]).isTrue();
            assertThat(videos.parts().test()).contains(videos);
            assertThat(videos.parts().training().size()).isEqualTo(12);
            assertThat(videos.parts().training().label(0)).isEqualTo(Label.NORMAL);
        }
    }

    @Test
    void framesThatChangeTheirSizeOrHaveSixteenBitsAreMadeAlike() throws Exception {
        Footages.frames(folder, 0, 6);
        Footages.plain(folder, 3, new BufferedImage(48, 20, BufferedImage.TYPE_BYTE_GRAY), 6);
        Footages.plain(folder, 4, new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY), 2056);
        try (Videos videos = open(folder, TINY);
                SampleStore store = videos.store(videos.fit(all(videos)), all(videos))) {
            float[] clip = new float[store.shape().size()];
            store.read(4, clip, 0);
            assertThat(greys(clip, 0, 4)).containsExactly(2, 3, 4, 5);
        }
    }

    /** Otherwise clips in calibration would share frames with clips that were learned. */
    @ParameterizedTest
    @CsvSource({"110, 4", "250, 16"})
    void piecesOfAVideoThatAreDealtApartShareNoFrames(int frames, int between) throws Exception {
        for (int i = 0; i < frames; i++) {
            Footages.grey(folder, i, i % 100);
        }
        try (Videos videos = open(folder, TINY)) {
            Source normals = videos.parts().training();
            int[] groups = normals.grouping().units(normals.size());
            assertThat(IntStream.of(groups).distinct().count()).isGreaterThanOrEqualTo(3);
            for (int i = 1; i < groups.length; i++) {
                if (groups[i] != groups[i - 1]) {
                    long apart =
                            Moment.parse(normals.id(i)).orElseThrow().frame()
                                    - Moment.parse(normals.id(i - 1)).orElseThrow().frame();
                    // The last clip ends 1 frame after its frame, the next begins 2 before its own.
                    assertThat(apart - 1 - 2 - 1).isGreaterThanOrEqualTo(between);
                }
            }
            Split split = Split.of(normals.size(), normals.grouping(), new Split.Shares(.1, .1), 1);
            assertThat(split.training().cardinality()).isGreaterThan(2);
        }
    }

    @Test
    void ofManyVideosEachIsAGroup() throws Exception {
        for (int i = 0; i < 10; i++) {
            Footages.frames(folder.resolve("v" + i), 0, 5);
        }
        try (Videos videos = open(folder, TINY)) {
            Grouping grouping = videos.parts().training().grouping();
            assertThat(grouping.description()).isEqualTo("by video, 10 groups");
            assertThat(videos.parts().training().size()).isEqualTo(50);
        }
    }

    @Test
    void aBlackVideoIsTold() throws Exception {
        Files.createDirectories(folder);
        for (int i = 0; i < 12; i++) {
            Footages.grey(folder, i, 0);
        }
        try (Videos videos = open(folder, TINY)) {
            assertThat(videos.parts().training().remarks())
                    .anySatisfy(r -> assertThat(r).contains("of one colour throughout"));
        }
    }

    @Test
    void framesAreResizedInMultiplesOf16() {
        assertThatThrownBy(() -> TINY.withShape(new engram.data.SampleShape.Clip(1, 4, 100, 128)))
                .hasMessageContaining("multiples of 16");
    }
}
