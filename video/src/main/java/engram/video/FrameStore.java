package engram.video;

import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.stores.ByteBlocks;
import engram.video.frames.FrameReader;
import engram.video.frames.ReadAhead;
import engram.video.frames.VideoFrame;
import engram.video.layout.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of some videos, each decoded once and kept once, as bytes: clips are assembled when
 * they are read, however many a frame is in.
 *
 * @param shape of a frame
 * @param stretches of frames without a cut, in the videos' order
 * @param leftOut videos that could not be read
 */
record FrameStore(
        SampleShape.Image shape,
        List<Stretch> stretches,
        ByteBlocks blocks,
        List<String> remarks,
        List<LeftOut> leftOut)
        implements AutoCloseable {

    /** A picture whose greys are no further apart than this shows nothing. */
    private static final int SHOWS = 8;

    /**
     * Frames in a row that belong together without a cut.
     *
     * @param recording which video, from 0
     * @param place of its first frame in that video
     * @param block of its first frame in the store
     * @param frames their numbers and times
     */
    record Stretch(int recording, int place, int block, List<Mark> frames) {
        int length() {
            return frames.size();
        }
    }

    /** A frame without its pixels. */
    record Mark(long number, double seconds) {}

    /**
     * Decodes all of them, while the next frame is read ahead.
     *
     * @param skipUnreadable whether to go on without videos that cannot be read
     * @throws UnreadableDataException if one cannot be read, or has not the frames for a clip
     */
    static FrameStore of(
            List<Recording> recordings,
            SampleShape.Image shape,
            int frames,
            boolean skipUnreadable) {
        Filling filling = new Filling(shape);
        try {
            for (int i = 0; i < recordings.size(); i++) {
                filling.add(i, recordings.get(i), frames, skipUnreadable);
            }
            return filling.finish();
        } catch (Throwable e) {
            filling.writer.abandon();
            throw e;
        }
    }

    private static final class Filling {
        private final SampleShape.Image shape;
        private final ByteBlocks.Writer writer;
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private int blocks;

        Filling(SampleShape.Image shape) {
            this.shape = shape;
            this.writer = new ByteBlocks.Writer(shape.size());
        }

        void add(int recording, Recording from, int frames, boolean skip) {
            int before = stretches.size();
            try (FrameReader reader = ReadAhead.of(from.footage(), shape)) {
                int read = read(recording, reader, from.name());
                remarks.addAll(reader.remarks());
                TooShort.require(from.name(), read, frames);
            } catch (UnreadableDataException e) {
                if (!skip) {
                    throw e;
                }
                // The frames that were read before it failed stay where they are, in no stretch.
                stretches.subList(before, stretches.size()).clear();
                leftOut.add(new LeftOut(from.name(), e.getMessage()));
            }
        }

        private int read(int recording, FrameReader reader, String name) {
            List<Mark> current = new ArrayList<>();
            int place = 0;
            boolean shows = false;
            for (Optional<VideoFrame> next = reader.next();
                    next.isPresent();
                    next = reader.next()) {
                VideoFrame frame = next.get();
                if (frame.cut() && !current.isEmpty()) {
                    end(recording, place, current);
                    current = new ArrayList<>();
                }
                current.add(new Mark(frame.number(), frame.seconds()));
                writer.add(frame.pixels());
                shows |= shows(frame.pixels());
                blocks++;
                place++;
            }
            end(recording, place, current);
            if (!shows && place > 0) {
                remarks.add("warning: " + name + " is of one colour throughout: it shows nothing");
            }
            return place;
        }

        private void end(int recording, int place, List<Mark> frames) {
            if (!frames.isEmpty()) {
                int length = frames.size();
                stretches.add(
                        new Stretch(
                                recording, place - length, blocks - length, List.copyOf(frames)));
            }
        }

        private static boolean shows(byte[] pixels) {
            int low = 255;
            int high = 0;
            for (byte pixel : pixels) {
                low = Math.min(low, pixel & 0xff);
                high = Math.max(high, pixel & 0xff);
            }
            return high - low >= SHOWS;
        }

        FrameStore finish() {
            return new FrameStore(
                    shape,
                    List.copyOf(stretches),
                    writer.finish(),
                    List.copyOf(remarks),
                    List.copyOf(leftOut));
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
