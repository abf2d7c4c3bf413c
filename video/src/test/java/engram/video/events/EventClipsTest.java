package engram.video.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.video.Videos;
import engram.video.frames.FrameReader;
import engram.video.frames.VideoFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips show an event with two seconds before it, whatever the pace at which frames come. */
class EventClipsTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 32, 48);

    @TempDir Path folder;
    private final List<String> told = new ArrayList<>();

    /** Ten seconds of frames with an event from second 5 to 7. */
    private List<Path> saved(double rate) {
        List<Path> saved = new ArrayList<>();
        try (EventClips clips = new EventClips(folder, SHAPE, told::add)) {
            for (int i = 0; i < 10 * rate; i++) {
                double seconds = i / rate;
                byte[] pixels = new byte[SHAPE.size()];
                java.util.Arrays.fill(pixels, (byte) (20 * seconds));
                clips.add(new VideoFrame(i, seconds, false, pixels), seconds >= 5 && seconds < 7)
                        .ifPresent(saved::add);
            }
        }
        return saved;
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 25, 50})
    void playAtThePaceOfTheCamera(double rate) {
        List<Path> clips = saved(rate);
        assertThat(clips).containsExactly(folder.resolve("event-0001.mp4"));
        List<VideoFrame> frames = new ArrayList<>();
        try (Videos videos = Videos.open(clips.get(0));
                FrameReader reader = videos.frames("event-0001.mp4", SHAPE)) {
            for (Optional<VideoFrame> next = reader.next();
                    next.isPresent();
                    next = reader.next()) {
                frames.add(next.get());
            }
        }
        VideoFrame last = frames.get(frames.size() - 1);
        assertThat(last.seconds()).isCloseTo(4, within(0.3));
        assertThat(frames).hasSizeBetween((int) (3.9 * rate), (int) (4.1 * rate) + 2);
        // The clip begins at second 3, whose grey is 60.
        assertThat(frames.get(0).pixels()[500] & 0xff).isBetween(50, 70);
    }

    @Test
    void areNumberedOn() {
        saved(10);
        assertThat(saved(10)).containsExactly(folder.resolve("event-0002.mp4"));
    }

    /** Where a file took the folder's place, as where a disk is full or a share is gone. */
    @Test
    void aClipThatCannotBeWrittenEndsNeitherTheWatchNorLaterClips() throws IOException {
        List<Path> saved = new ArrayList<>();
        Path clips = folder.resolve("clips");
        try (EventClips watched = new EventClips(clips, SHAPE, told::add)) {
            for (int i = 0; i < 40; i++) {
                if (i == 5) {
                    Files.delete(clips);
                    Files.createFile(clips);
                }
                if (i == 25) {
                    Files.delete(clips);
                }
                boolean ongoing = (i >= 10 && i < 20) || (i >= 30 && i < 35);
                watched.add(new VideoFrame(i, 0.1 * i, false, new byte[SHAPE.size()]), ongoing)
                        .ifPresent(saved::add);
            }
        }
        assertThat(told).singleElement().asString().startsWith("no clip of this event: ");
        assertThat(saved).singleElement().satisfies(file -> assertThat(file).isRegularFile());
    }
}
