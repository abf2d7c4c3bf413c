package engram.video.layout;

import engram.data.Label;
import engram.images.Mask;
import engram.images.PictureBytes;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of a video's frames, by their place from 0. */
public sealed interface FrameMarks {

    /** Whether a frame shows an anomaly. */
    Label label(int frame);

    /**
     * Which pixels are anomalous, row by row; empty where nobody says.
     *
     * @throws engram.data.UnreadableDataException if the mask cannot be read
     */
    default Optional<boolean[]> mask(int frame, int height, int width) {
        return Optional.empty();
    }

    /** The same of all frames. */
    record Same(Label label) implements FrameMarks {
        @Override
        public Label label(int frame) {
            return label;
        }
    }

    /** Of frames alone. */
    record Flags(BitSet anomalous) implements FrameMarks {
        @Override
        public Label label(int frame) {
            return anomalous.get(frame) ? Label.ANOMALOUS : Label.NORMAL;
        }
    }

    /**
     * A picture for each frame, white where it is anomalous (UCSD). A frame of which any pixel is
     * marked is anomalous.
     *
     * @param masks by the frame's place
     * @param known labels of frames that were asked for
     */
    record Masks(List<Path> masks, Map<Integer, Label> known) implements FrameMarks {
        Masks(List<Path> masks) {
            this(masks, new TreeMap<>());
        }

        @Override
        public Label label(int frame) {
            synchronized (known) {
                return known.computeIfAbsent(frame, this::read);
            }
        }

        private Label read(int frame) {
            if (frame >= masks.size()) {
                return Label.UNKNOWN;
            }
            var size = PictureBytes.size(masks.get(frame));
            // In its own size: of a small mark, less than half of a smaller pixel may be left.
            for (boolean marked : mask(frame, size.height(), size.width()).orElseThrow()) {
                if (marked) {
                    return Label.ANOMALOUS;
                }
            }
            return Label.NORMAL;
        }

        @Override
        public Optional<boolean[]> mask(int frame, int height, int width) {
            return frame < masks.size()
                    ? Optional.of(new Mask(List.of(masks.get(frame))).read(width, height))
                    : Optional.empty();
        }
    }

    /** A mask for each frame in memory (Avenue, ShanghaiTech). */
    record Volume(List<boolean[]> masks, int height, int width) implements FrameMarks {
        @Override
        public Label label(int frame) {
            if (frame >= masks.size()) {
                return Label.UNKNOWN;
            }
            for (boolean marked : masks.get(frame)) {
                if (marked) {
                    return Label.ANOMALOUS;
                }
            }
            return Label.NORMAL;
        }

        @Override
        public Optional<boolean[]> mask(int frame, int toHeight, int toWidth) {
            if (frame >= masks.size()) {
                return Optional.empty();
            }
            boolean[] from = masks.get(frame);
            boolean[] to = new boolean[toHeight * toWidth];
            for (int i = 0; i < to.length; i++) {
                // The pixel at the middle of the new one.
                int y = (2 * (i / toWidth) + 1) * height / (2 * toHeight);
                int x = (2 * (i % toWidth) + 1) * width / (2 * toWidth);
                to[i] = from[y * width + x];
            }
            return Optional.of(to);
        }
    }
}
