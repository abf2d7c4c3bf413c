package engram.video.layout;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.video.frames.Footage;
import engram.video.frames.FrameFolder;
import engram.video.frames.VideoFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is known of a video's frames, in the places where data sets keep it. */
public final class GroundTruth {
    private static final Pattern INTERVAL = Pattern.compile("\\s*(\\d+)\\s*[,;\\t]\\s*(\\d+)\\s*");

    private GroundTruth() {}

    /**
     * What is known: masks in {@code NAME_gt} beside a folder of frames (UCSD), intervals in {@code
     * NAME.labels.csv} beside a video, arrays in {@code test_pixel_mask} or {@code test_frame_mask}
     * (ShanghaiTech), or {@code ground_truth_demo/testing_label_mask} (Avenue).
     *
     * @param part the folder of the part that the video is in
     * @throws UnreadableDataException if a file of it is damaged
     */
    public static FrameMarks of(Footage footage, Path part) {
        Path video = place(footage);
        String name = stem(video);
        Path masks = video.resolveSibling(name + "_gt");
        if (footage instanceof FrameFolder && Files.isDirectory(masks)) {
            FrameFolder ordered = FrameFolder.of(name, FrameFolder.pictures(masks));
            return new FrameMarks.Masks(ordered.files());
        }
        Path intervals = video.resolveSibling(name + ".labels.csv");
        if (Files.isRegularFile(intervals)) {
            return intervals(intervals);
        }
        for (String kind : List.of("test_pixel_mask", "test_frame_mask")) {
            Path array = part.resolve(kind).resolve(name + ".npy");
            if (Files.isRegularFile(array)) {
                return NumpyArray.read(array).marks(array);
            }
        }
        Path matlab = avenue(part, name);
        return Files.isRegularFile(matlab)
                ? MatlabMasks.read(matlab)
                : new FrameMarks.Same(Label.UNKNOWN);
    }

    /** Video 01 has the masks 1_label.mat. */
    private static Path avenue(Path part, String name) {
        String number = name.replaceFirst("^0+(?=\\d)", "");
        Path above = part.toAbsolutePath().getParent();
        Path root = above == null ? part : above;
        return root.resolve("ground_truth_demo")
                .resolve("testing_label_mask")
                .resolve(number + "_label.mat");
    }

    private static Path place(Footage footage) {
        Path first = footage.files().get(0);
        Path folder = first.toAbsolutePath().getParent();
        return footage instanceof FrameFolder && folder != null ? folder : first;
    }

    private static String stem(Path video) {
        String name = VideoLayout.fileName(video);
        return VideoFile.isCalledSo(video) ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** A line for each interval: its first and last frame, from 0; a heading may come first. */
    private static FrameMarks intervals(Path file) {
        BitSet anomalous = new BitSet();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                Matcher interval = INTERVAL.matcher(lines.get(i));
                if (interval.matches()) {
                    int first = Integer.parseInt(interval.group(1));
                    int last = Integer.parseInt(interval.group(2));
                    anomalous.set(first, Math.max(first, last + 1));
                } else if (i > 0 && !lines.get(i).isBlank()) {
                    throw new UnreadableDataException(
                            file,
                            i + 1,
                            "expected an interval's first and last frame, such as 120,164, not \""
                                    + lines.get(i)
                                    + '"');
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
        return new FrameMarks.Flags(anomalous);
    }
}
