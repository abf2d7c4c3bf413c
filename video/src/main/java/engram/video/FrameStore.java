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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The frames of some videos, each decoded once and kept once, as bytes: clips are assembled when
 * they are read, however many a frame is in.
 *
 * @param shape of a frame
 * @param stretches of frames without a cut, in the videos' order
 * @param found what else they are like
 * @param leftOut videos that could not be read
 */
record FrameStore(
        SampleShape.Image shape,
        List<Stretch> stretches,
        ByteBlocks blocks,
        Found found,
        List<String> remarks,
        List<LeftOut> leftOut)
        implements AutoCloseable {

    /** Greys that were compressed and resized have colours that are no further apart. */
    private static final int GREY = 16;

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
     * What frames are like.
     *
     * @param coloured whether one shows more than greys
     * @param change the least that pictures change in a video, in greys; empty if none is long
     *     enough
     */
    record Found(boolean coloured, Optional<Double> change) {}

    /** Frames a second of frames at these times; 0 where that does not tell. */
    static double rate(double... seconds) {
        double[] apart = new double[Math.max(0, seconds.length - 1)];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = seconds[i + 1] - seconds[i];
        }
        Arrays.sort(apart);
        double usual = apart.length == 0 ? 0 : apart[apart.length / 2];
        return usual > 0 ? 1 / usual : 0;
    }

    /** Frames a second of a video; 0 where it has too few frames. */
    double rate(int recording) {
        return stretches.stream()
                .filter(stretch -> stretch.recording == recording)
                .max(Comparator.comparingInt(Stretch::length))
                .map(stretch -> rate(stretch.frames.stream().mapToDouble(Mark::seconds).toArray()))
                .orElse(0.0);
    }

    /** Whether a picture shows more than greys. */
    static boolean isColoured(byte[] pixels, int channels) {
        int plane = pixels.length / channels;
        for (int i = plane; i < pixels.length; i++) {
            if (Math.abs((pixels[i] & 0xff) - (pixels[i % plane] & 0xff)) > GREY) {
                return true;
            }
        }
        return false;
    }

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
        private boolean coloured;
        private double change = Double.POSITIVE_INFINITY;

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
            List<String> seen = new ArrayList<>();
            PictureWatch watch = new PictureWatch(name, shape, Optional.empty(), seen::add);
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
                coloured = coloured || isColoured(frame.pixels(), shape.channels());
                watch.see(frame);
                blocks++;
                place++;
            }
            end(recording, place, current);
            change = Math.min(change, watch.leastChange());
            if (!watch.showed() && place > 0) {
                remarks.add("warning: " + name + " is of one colour throughout: it shows nothing");
            } else {
                remarks.addAll(seen);
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

        FrameStore finish() {
            return new FrameStore(
                    shape,
                    List.copyOf(stretches),
                    writer.finish(),
                    new Found(coloured, Optional.of(change).filter(Double::isFinite)),
                    List.copyOf(remarks),
                    List.copyOf(leftOut));
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
