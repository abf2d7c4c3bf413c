package engram.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.ImageOptions.Size;
import engram.video.drawing.VideoWriter;
import java.awt.Color;
import java.awt.Graphics2D;
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

/** Videos of another camera than the one learned from. */
class LikenessTest {
    private static final Camera LEARNED = new Camera(25, 64, 48, false);

    @TempDir private Path folder;
    private final List<String> news = new ArrayList<>();
    private final List<Long> judged = new ArrayList<>();
    private final List<Long> anomalous = new ArrayList<>();

    private Path video(String name, Size size, double rate, Color colour) {
        Path file = folder.resolve(name);
        try (VideoWriter writer = VideoWriter.create(file, size, rate)) {
            for (int i = 0; i < 60; i++) {
                writer.add(i / rate, picture(size, colour, i));
            }
            writer.finish();
        }
        return file;
    }

    private static BufferedImage picture(Size size, Color colour, int i) {
        BufferedImage picture =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D drawing = picture.createGraphics();
        drawing.setColor(colour);
        drawing.fillRect(i / 2, 8, 20, 20);
        drawing.dispose();
        return picture;
    }

    private Path video(String name, double rate) {
        return video(name, new Size(64, 48), rate, Color.LIGHT_GRAY);
    }

    private void follow(Path path, Camera learned, int channels) {
        VideoOptions options =
                Footages.tiny(4).withShape(new SampleShape.Clip(channels, 4, 16, 16));
        ClipEncoding encoding =
                new ClipEncoding(options.shape(), PixelRange.UNIT, ClipEncoding.Judged.LAST)
                        .of(learned);
        try (Videos videos = Videos.open(path, options, news::add)) {
            videos.follow(
                    encoding,
                    new Follower() {
                        @Override
                        public void begin() {}

                        @Override
                        public void next(float[] frame, Optional<Followed> sample) {
                            sample.ifPresent(this::judge);
                        }

                        private void judge(Followed sample) {
                            judged.add(sample.moment().frame());
                            if (sample.label() == Label.ANOMALOUS) {
                                anomalous.add(sample.moment().frame());
                            }
                        }
                    });
        }
    }

    private static List<Long> every(int step) {
        return IntStream.range(0, 60).filter(i -> i % step == 0).mapToLong(i -> i).boxed().toList();
    }

    @Test
    void ofTwiceTheFramesASecondEverySecondIsJudgedAndKeepsItsLabel() throws Exception {
        Path file = video("fast.mp4", 50);
        Files.writeString(folder.resolve("fast.labels.csv"), "first,last\n20,25\n");

        follow(file, LEARNED, 1);

        assertThat(judged).isEqualTo(every(2));
        assertThat(anomalous).containsExactly(20L, 22L, 24L);
        assertThat(news)
                .containsExactly(
                        "fast.mp4: has 50 frames a second, and the detector learned from 25: one"
                                + " frame in 2 is judged");
    }

    /** Sixty a second are not a multiple of twenty-five: what is left over is said. */
    @Test
    void whatIsNoMultipleIsTakenAsNearAsItGoes() {
        follow(video("sixty.mp4", 60), LEARNED, 1);

        assertThat(judged).isEqualTo(every(2));
        assertThat(news).hasSize(2);
        assertThat(news.get(1)).contains("30 frames a second are judged", "0.83 times as fast");
    }

    /** Nobody knows a rate then, but that it is another is seen. */
    @Test
    void framesThatAreUnevenlyApartForLongAreSaidToBe() {
        double[] seconds = new double[200];
        int[] slots = {1, 3, 6};
        for (int i = 1; i < seconds.length; i++) {
            seconds[i] = seconds[i - 1] + slots[i % slots.length] / 50.0;
        }

        follow(video("uneven.mp4", seconds), LEARNED, 1);

        assertThat(news)
                .singleElement(STRING)
                .contains("unevenly apart, about 15 a second", "learned from 25");
    }

    private Path video(String name, double... seconds) {
        Path file = folder.resolve(name);
        Size size = new Size(64, 48);
        try (VideoWriter writer = VideoWriter.create(file, size, 50)) {
            for (int i = 0; i < seconds.length; i++) {
                writer.add(seconds[i], picture(size, Color.LIGHT_GRAY, i / 4));
            }
            writer.finish();
        }
        return file;
    }

    /** A camera may be set anew while it is watched, and back. */
    @Test
    void aRateThatChangesIsNoticedAndFramesAreTakenAccordingly() {
        double[] seconds = new double[180];
        for (int i = 1; i < seconds.length; i++) {
            seconds[i] = seconds[i - 1] + (i > 60 && i <= 120 ? 0.02 : 0.04);
        }
        follow(video("changing.mp4", seconds), LEARNED, 1);

        assertThat(judged).contains(0L, 1L, 59L, 60L, 178L, 179L).hasSizeBetween(155, 165);
        assertThat(news).hasSize(3);
        assertThat(news.get(0)).matches("changing.mp4: since about 0:02.\\d it has 50 frames .*");
        assertThat(news.get(1)).contains("one frame in 2 is judged");
        assertThat(news.get(2)).matches("changing.mp4: since about 0:03.\\d it has 25 frames .*");
    }

    /** Ten frames of which every third is missing have no rate that one could go by. */
    @Test
    void whereFramesAreMissingHereAndThereNothingIsSaidOfTheirRate() {
        double[] seconds = new double[90];
        for (int i = 1; i < seconds.length; i++) {
            seconds[i] = seconds[i - 1] + (i % 9 < 5 ? 0.08 : 0.04);
        }
        follow(video("dropped.mp4", seconds), LEARNED, 1);

        assertThat(judged).hasSize(90);
        assertThat(news).isEmpty();
    }

    @Test
    void framesThatAreNotThereCannotBeMade() {
        follow(video("slow.mp4", 10), LEARNED, 1);

        assertThat(judged).isEqualTo(every(1));
        assertThat(news)
                .containsExactly(
                        "slow.mp4: warning: 10 frames a second are judged, and the detector learned"
                                + " from 25: what moves seems 2.5 times as fast to it; train it on"
                                + " such video");
    }

    @Test
    void ofTheSameKindOrOfAnUnknownOneNothingIsSaid() throws Exception {
        follow(video("same.mp4", 25), LEARNED, 1);
        follow(Footages.frames(folder.resolve("frames"), 0, 20), new Camera(50, 32, 32, false), 1);
        follow(video("other.mp4", 50), new Camera(0, 64, 48, false), 1);

        assertThat(news).isEmpty();
    }

    @Test
    void anotherShapeOfPictureIsNamed() {
        Path wide = video("wide.mp4", new Size(128, 48), 25, Color.LIGHT_GRAY);

        follow(wide, LEARNED, 1);
        follow(wide, new Camera(25, 256, 96, false), 1);

        assertThat(news)
                .containsExactly(
                        "wide.mp4: warning: its frames are 128x48, and the detector learned from"
                                + " 64x48: what it shows is squeezed into another shape");
    }

    @Test
    void smallerThanTheDetectorSeesIsLessSharp() throws Exception {
        follow(Footages.tinyGrey(folder.resolve("tiny"), 8), new Camera(25, 640, 640, false), 1);
        assertThat(news).hasSize(1);
        assertThat(news.get(0)).contains("frames are 8x8", "enlarged, they are less sharp");
    }

    @Test
    void coloursAreComparedWhereTheyAreSeen() {
        follow(video("red.mp4", new Size(64, 48), 25, Color.RED), LEARNED, 3);
        follow(video("grey.mp4", 25), new Camera(25, 64, 48, true), 3);
        follow(video("red.mp4", new Size(64, 48), 25, Color.RED), LEARNED, 1);

        assertThat(news)
                .containsExactly(
                        "red.mp4: warning: is in colours, and the detector learned from greys",
                        "grey.mp4: warning: is grey, and the detector learned from colours");
    }

    @Test
    void whatIsLearnedFromIsKept() {
        Path file = video("learned.mp4", 12.5);
        try (Videos videos = Videos.open(file, Footages.tiny(4), news::add)) {
            Videos normals = (Videos) videos.parts().training();
            ClipEncoding encoding = (ClipEncoding) normals.fit(new BitSet());
            Camera camera = encoding.camera().orElseThrow();

            assertThat(camera.rate()).isCloseTo(12.5, within(0.1));
            assertThat(camera.width()).isEqualTo(64);
            assertThat(camera.height()).isEqualTo(48);
            assertThat(normals.remarks()).noneMatch(remark -> remark.contains("a second"));
        }
    }

    @Test
    void videosOfSeveralRatesAreNotLearnedFromWithoutAWord() {
        video("a.mp4", 25);
        video("b.mp4", 10);
        try (Videos videos = Videos.open(folder, Footages.tiny(4), news::add)) {
            assertThat(videos.parts().training().remarks())
                    .anyMatch(
                            remark ->
                                    remark.contains(
                                            "videos of 10 to 25 frames a second are learned"));
        }
    }

    /** Of many videos alike, the first is named. */
    @Test
    void theSameIsSaidOnce() {
        for (String name : List.of("a.mp4", "b.mp4", "c.mp4")) {
            video(name, 50);
        }
        follow(folder, LEARNED, 1);

        assertThat(news).hasSize(2);
        assertThat(news.get(0)).startsWith("a.mp4: has 50 frames");
        assertThat(news.get(1)).startsWith("2 more: has 50 frames");
    }
}
