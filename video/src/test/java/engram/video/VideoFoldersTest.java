package engram.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders hold videos, and what in them is none. */
class VideoFoldersTest {
    private static final VideoOptions TINY = Footages.tiny(4);

    @TempDir private Path folder;

    @Test
    void theFolderAboveADataSetIsRefused() throws Exception {
        Footages.frames(folder.resolve("UCSDped1/Train/Train001"), 1, 4);
        Footages.frames(folder.resolve("UCSDped2/Train/Train001"), 1, 4);
        assertThatThrownBy(() -> Videos.open(folder, TINY, news -> {}))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("name one");
    }

    @Test
    void aVideoAmongPicturesIsAStray() throws Exception {
        Path video = folder.resolve("a/clip.mp4");
        Files.createDirectories(video.getParent());
        Files.writeString(video, "a video by name");
        assertThat(Videos.recognises(folder)).isTrue();
        assertThat(Videos.recognises(video)).isTrue();
        Footages.grey(folder, 1, 40);
        assertThat(Videos.recognises(folder)).isFalse();
    }

    /** By its name it would come first, and no gap in the numbers would be seen. */
    @Test
    void aPictureWithoutANumberAmongFramesIsLeftOutAndNamed() throws Exception {
        Footages.frames(folder, 1, 24);
        Files.delete(folder.resolve("f20.png"));
        Files.copy(folder.resolve("f9.png"), folder.resolve("cover.png"));
        try (Videos videos = Videos.open(folder, TINY, news -> {})) {
            assertThat(videos.storedFrames()).isEqualTo(23);
            assertThat(videos.moment(0).frame()).isEqualTo(1);
            assertThat(videos.remarks())
                    .anySatisfy(r -> assertThat(r).contains("left out: cover.png"))
                    .anySatisfy(r -> assertThat(r).contains("missing between 19 and 21"));
        }
    }

    /** It is not that one frame alone that is left out. */
    @Test
    void aFrameThatCannotBeReadEndsItsVideoAndThatIsSaid() throws Exception {
        Footages.frames(folder, 1, 24);
        Files.writeString(folder.resolve("f9.png"), "no picture");
        VideoOptions going = TINY.withSkipUnreadable(true);
        try (Videos videos = Videos.open(folder, going, news -> {});
                SampleReader reader = videos.encode(TINY.encoding()).open()) {
            int judged = 0;
            for (var next = reader.next(1); next.isPresent(); next = reader.next(1)) {
                judged++;
            }
            assertThat(judged).isLessThan(9);
            assertThat(reader.leftOut())
                    .singleElement()
                    .satisfies(
                            one ->
                                    assertThat(one.why())
                                            .contains("from its frame 9 on, number 9 of 24"));
        }
    }

    @Test
    void whereManyHaveNoNumberNamesTellTheOrderAndThatIsSaid() throws Exception {
        Footages.frames(folder, 1, 6);
        Files.copy(folder.resolve("f3.png"), folder.resolve("a.png"));
        Files.copy(folder.resolve("f4.png"), folder.resolve("b.png"));
        try (Videos videos = Videos.open(folder, TINY, news -> {})) {
            assertThat(videos.storedFrames()).isEqualTo(8);
            assertThat(videos.remarks())
                    .anySatisfy(
                            r ->
                                    assertThat(r)
                                            .contains("order of their names")
                                            .endsWith("number: a.png, and 1 more"));
        }
    }

    @Test
    void whatIsCalledMasksIsNoVideo() throws Exception {
        Footages.frames(folder.resolve("cam/day1"), 1, 6);
        Footages.frames(folder.resolve("cam/masks"), 1, 6);
        Footages.frames(folder.resolve("labels"), 1, 6);
        try (Videos videos = Videos.open(folder, TINY, news -> {})) {
            assertThat(videos.videos()).containsExactly("cam/day1");
            assertThat(videos.remarks())
                    .anySatisfy(r -> assertThat(r).startsWith("cam/masks: by its name"))
                    .anySatisfy(r -> assertThat(r).startsWith("labels: by its name"));
        }
    }

    @Test
    void videosBesideAFolderOfMasksAreVideos() throws Exception {
        Files.writeString(folder.resolve("clip.mp4"), "a video by name");
        Footages.grey(Files.createDirectories(folder.resolve("masks")), 1, 40);

        assertThat(Videos.recognises(folder)).isTrue();
    }
}
