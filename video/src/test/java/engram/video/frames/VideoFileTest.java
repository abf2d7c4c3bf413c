package engram.video.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import engram.video.Footages;
import engram.video.VideoOptions;
import engram.video.Videos;
import engram.video.drawing.MovingShapes;
import engram.video.drawing.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileTest {
    private static final SampleShape.Image SMALL = new SampleShape.Image(1, 48, 64);

    @TempDir Path folder;

    private Path shapes(int frames) {
        Path file = folder.resolve("shapes.mp4");
        MovingShapes.write(file, 0, frames, 1, new MovingShapes.Interval(20, 30));
        return file;
    }

    private static List<VideoFrame> read(FrameReader reader) {
        List<VideoFrame> frames = new ArrayList<>();
        try (reader) {
            for (Optional<VideoFrame> next = reader.next();
                    next.isPresent();
                    next = reader.next()) {
                frames.add(next.get());
            }
        }
        return frames;
    }

    @Test
    void framesComeWithTheirNumbersAndTimesInTheSizeAskedFor() {
        Path file = shapes(40);
        Footage video = new VideoFile("shapes", file);
        assertThat(video.size()).isEqualTo(new Size(320, 240));
        assertThat(video.rate()).isEqualTo(25);
        List<VideoFrame> frames = read(video.open(SMALL));
        assertThat(frames).hasSize(40);
        assertThat(frames.get(25).number()).isEqualTo(25);
        assertThat(frames.get(25).seconds())
                .isEqualTo(1.0, org.assertj.core.data.Offset.offset(.001));
        assertThat(frames).noneMatch(VideoFrame::cut);
        // Grass above the path, both about as grey as they were drawn.
        byte[] pixels = frames.get(0).pixels();
        assertThat(pixels).hasSize(48 * 64);
        assertThat(pixels[64 * 4 + 30] & 0xff).isBetween(115, 140);
        assertThat(pixels[64 * 16 + 30] & 0xff).isBetween(165, 195);
    }

    @Test
    void coloursComeChannelByChannel() {
        List<VideoFrame> frames =
                read(new VideoFile("shapes", shapes(5)).open(new SampleShape.Image(3, 48, 64)));
        byte[] pixels = frames.get(0).pixels();
        int at = 64 * 4 + 30;
        assertThat(pixels).hasSize(3 * 48 * 64);
        assertThat(pixels[at] & 0xff).isBetween(110, 130);
        assertThat(pixels[48 * 64 + at] & 0xff).isBetween(126, 145);
        assertThat(pixels[2 * 48 * 64 + at] & 0xff).isBetween(98, 122);
    }

    @Test
    void intervalsBesideAVideoAreItsLabels() throws Exception {
        Path file = shapes(40);
        Files.writeString(folder.resolve("shapes.labels.csv"), "first,last\n20,30\n");
        VideoOptions options = Footages.tiny(4);
        try (Videos videos = Videos.open(file, options, remark -> {})) {
            assertThat(videos.label(19)).isEqualTo(Label.NORMAL);
            assertThat(videos.label(20)).isEqualTo(Label.ANOMALOUS);
            assertThat(videos.label(30)).isEqualTo(Label.ANOMALOUS);
            assertThat(videos.label(31)).isEqualTo(Label.NORMAL);
        }
        Files.writeString(folder.resolve("shapes.labels.csv"), "first,last\n20-30\n");
        assertThatThrownBy(() -> Videos.open(file, options, remark -> {}))
                .hasMessageContaining("line 2")
                .hasMessageContaining("such as 120,164");
    }

    @Test
    void whatIsNoVideoIsRefusedInOneLine() throws Exception {
        Path text = folder.resolve("notes.mp4");
        Files.writeString(text, "this is no video\n".repeat(1000), StandardCharsets.UTF_8);
        Path noise = folder.resolve("noise.mp4");
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Files.write(noise, bytes);
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        for (Path file : List.of(text, noise, empty)) {
            assertThatThrownBy(() -> new VideoFile("v", file).open(SMALL).next())
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageNotContainingAny("\n", "avformat", "setLogCallback");
        }
        assertThatThrownBy(() -> new VideoFile("v", empty).open(SMALL))
                .hasMessageContaining("it is empty");
    }

    @Test
    void aTruncatedFileGivesWhatItHasAndSaysThatItEndsEarly() throws Exception {
        byte[] whole = Files.readAllBytes(shapes(100));
        Path cut = folder.resolve("cut.mp4");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        try (FrameReader reader = ReadAhead.of(new VideoFile("cut", cut), SMALL)) {
            int frames = 0;
            while (reader.next().isPresent()) {
                frames++;
            }
            assertThat(frames).isBetween(10, 95);
            assertThat(reader.remarks())
                    .anySatisfy(r -> assertThat(r).contains("ends early", "of about 4.0 seconds"));
        }
    }

    @Test
    void damagedBytesNeverDoMoreThanALineOrFewerFrames() throws Exception {
        byte[] whole = Files.readAllBytes(shapes(60));
        Random random = new Random(3);
        for (int round = 0; round < 12; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 40; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = folder.resolve("damaged.mp4");
            Files.write(file, damaged);
            try {
                assertThat(read(ReadAhead.of(new VideoFile("damaged", file), SMALL)))
                        .hasSizeLessThanOrEqualTo(200);
            } catch (UnreadableDataException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
            }
        }
    }

    @Test
    void aLargePictureIsMadeSmallWhileItIsDecoded() {
        Path file = folder.resolve("large.mp4");
        try (VideoWriter writer = VideoWriter.create(file, new Size(3840, 2160), 25)) {
            BufferedImage picture = new BufferedImage(3840, 2160, BufferedImage.TYPE_3BYTE_BGR);
            for (int i = 0; i < 3; i++) {
                writer.add(i / 25.0, picture);
            }
            writer.finish();
        }
        assertThat(read(new VideoFile("large", file).open(SMALL)))
                .hasSize(3)
                .allSatisfy(frame -> assertThat(frame.pixels()).hasSize(SMALL.size()));
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Path taken = Files.writeString(folder.resolve("file"), "a file");
        assertThatThrownBy(() -> VideoWriter.create(taken.resolve("a.mp4"), new Size(64, 64), 25))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
