package engram.video;

import engram.data.Batch;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.video.frames.LiveStream;
import engram.video.frames.ReadAhead;
import engram.video.frames.VideoFrame;
import engram.video.layout.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a clip for each frame of some videos while they are decoded, and keeps no more frames than
 * a clip or two have: for videos of any length, and for live ones. Who can follow frames one by one
 * is better served by {@link Videos#follow}.
 */
final class ClipReader implements SampleReader {
    private final List<Recording> recordings;
    private final ClipEncoding encoding;
    private final VideoOptions options;
    private final Consumer<String> news;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int recording = -1;
    private ReadAhead reader;
    private PassingFrames frames;
    private int placeInVideo;
    private VideoFrame afterCut;

    /**
     * @param news is told what a person should know of a video that has been read
     */
    ClipReader(
            List<Recording> recordings,
            ClipEncoding encoding,
            VideoOptions options,
            Consumer<String> news) {
        this.recordings = recordings;
        this.encoding = encoding;
        this.options = options.like(encoding);
        this.news = news;
    }

    @Override
    public Optional<Batch> next(int maximum) {
        int size = encoding.shape().size();
        // Of a live source a verdict is wanted before the next frame comes.
        int most = isLive() ? 1 : maximum;
        float[] values = new float[Math.multiplyExact(most, size)];
        List<String> ids = new ArrayList<>(most);
        List<Label> labels = new ArrayList<>(most);
        while (ids.size() < most && advance()) {
            VideoFrame frame = frames.current();
            frames.clip(values, ids.size() * size);
            Recording of = recordings.get(recording);
            ids.add(new Moment(of.name(), frame.number(), frame.seconds()).toString());
            labels.add(of.marks().label(placeInVideo));
        }
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(Arrays.copyOf(values, ids.size() * size), ids, labels));
    }

    private boolean isLive() {
        return recordings.get(0).footage() instanceof LiveStream;
    }

    /** Goes on to the next frame that is a sample; false at the end of all. */
    private boolean advance() {
        while (reader != null || nextVideo()) {
            try {
                if (step()) {
                    return true;
                }
            } catch (UnreadableDataException e) {
                if (!options.skipUnreadable()) {
                    throw e;
                }
                leftOut.add(new LeftOut(recordings.get(recording).name(), e.getMessage()));
                end();
            }
        }
        return false;
    }

    private boolean nextVideo() {
        if (recording + 1 >= recordings.size()) {
            return false;
        }
        recording++;
        reader = ReadAhead.of(recordings.get(recording).footage(), encoding.frame().shape());
        frames = new PassingFrames(encoding);
        placeInVideo = -1;
        return true;
    }

    private void end() {
        reader.close();
        reader = null;
    }

    /** One frame on within a video; false if that is none to judge, or the video's end. */
    private boolean step() {
        while (!frames.hasNext()) {
            if (frames.isEnded()) {
                endStretch();
                return false;
            }
            read();
        }
        frames.advance();
        placeInVideo++;
        return frames.isSample(options);
    }

    private void read() {
        Optional<VideoFrame> next = reader.next();
        if (next.isEmpty()) {
            frames.end();
            reader.remarks().forEach(news);
            requireLong(placeInVideo + 1 + frames.count() - frames.passed());
        } else if (next.get().cut() && frames.count() > 0) {
            afterCut = next.get();
            frames.end();
        } else {
            frames.add(next.get());
        }
    }

    /** A video shorter than a clip is not judged by itself in a mirror. */
    private void requireLong(int read) {
        if (!isLive()) {
            TooShort.require(recordings.get(recording).name(), read, encoding.shape().frames());
        }
    }

    private void endStretch() {
        if (afterCut == null) {
            end();
            return;
        }
        frames = new PassingFrames(encoding);
        frames.add(afterCut);
        afterCut = null;
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public void close() {
        if (reader != null) {
            end();
        }
    }
}
