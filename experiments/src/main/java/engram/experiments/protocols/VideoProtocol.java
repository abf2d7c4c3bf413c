package engram.experiments.protocols;

import engram.data.UnreadableDataException;
import engram.video.VideoOptions;
import engram.video.Videos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Surveillance video (MemAE, section 4.2): the official training videos are learned from, each
 * frame of the official test videos is judged by the clip around it, but for those at a video's
 * ends that have not the neighbours (with clips of 16, the first 8 and the last 7).
 *
 * @param name what results are filed under
 * @param title what a page about it is called
 * @param folder what its official folder is called
 * @param frames how many frames the official parts have
 */
public record VideoProtocol(String name, String title, String folder, Frames frames)
        implements Protocol {

    /** UCSD Ped2 (Mahadevan et al., CVPR 2010). */
    public static final VideoProtocol PED2 =
            new VideoProtocol("ped2", "UCSD Ped2", "UCSDped2", new Frames(2550, 2010));

    /** How many frames the official parts have. */
    public record Frames(int training, int test) {}

    @Override
    public List<String> problems() {
        return List.of("all");
    }

    @Override
    public String one() {
        return "part";
    }

    @Override
    public String several() {
        return "parts";
    }

    @Override
    public String description() {
        return "The papers' protocol: learned from the official training videos (a tenth of them,"
                + " whole videos, held out for validation), tested on the official test videos."
                + " A frame's score is that of the clip around it, frames j to j + 15 for frame"
                + " j + 8; frames at a video's ends without such a clip play no part. A frame is"
                + " anomalous if its mask marks a pixel. AUROC is that of all frames together,"
                + " each video's scores brought to 0 to 1 by its own least and largest"
                + " beforehand: this uses the whole test video, as all papers do, and live it"
                + " cannot be had. The raw figure is without it.";
    }

    @Override
    public boolean isOfVideos() {
        return true;
    }

    @Override
    public Opened open(Path data) {
        Path place = place(data);
        requireComplete(place);
        return new Opened() {
            private Videos judged;
            private Videos learned;

            @Override
            public Problem problem(String problem, long seed) {
                return problem(problem, seed, Map.of());
            }

            @Override
            public Problem problem(String problem, long seed, Map<String, String> reading) {
                close();
                VideoOptions options = VideoOptions.of(reading).withEdges(VideoOptions.Edges.CUT);
                // Learned from with a stride, judged without.
                judged = Videos.open(place, options.withStride(1), remark -> {});
                learned = Videos.open(place, options, remark -> {});
                return new Problem(learned.parts().training(), judged);
            }

            @Override
            public void close() {
                if (judged != null) {
                    judged.close();
                    learned.close();
                }
            }
        };
    }

    private Path place(Path data) {
        Path named = data.resolve(folder);
        Path place = Files.isDirectory(named) ? named : data;
        if (!Files.isDirectory(place) || !Videos.recognises(place)) {
            throw new UnreadableDataException(
                    place,
                    "expected the official folder "
                            + folder
                            + " with its folders Train and Test, here or below");
        }
        return place;
    }

    /** A copy that lacks frames gave a published reader figures of his own. */
    private void requireComplete(Path place) {
        try (Videos test = Videos.open(place)) {
            requireFrames(place, "test", test.storedFrames(), frames.test);
            requireFrames(
                    place,
                    "training",
                    ((Videos) test.parts().training()).storedFrames(),
                    frames.training);
        }
    }

    private static void requireFrames(Path place, String part, int found, int expected) {
        if (found != expected) {
            throw new UnreadableDataException(
                    place,
                    "its "
                            + part
                            + " videos have "
                            + found
                            + " frames, the official ones "
                            + expected);
        }
    }
}
