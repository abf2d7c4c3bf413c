package engram.video;

import engram.data.LeftOut;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.video.frames.LiveStream;
import engram.video.frames.ReadAhead;
import engram.video.frames.VideoFrame;
import engram.video.layout.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks over videos, and gives their frames to somebody who follows them. */
final class Following {
    private final ClipEncoding encoding;
    private final VideoOptions options;
    private final Follower follower;

    Following(ClipEncoding encoding, VideoOptions options, Follower follower) {
        this.encoding = encoding;
        this.options = options.like(encoding);
        this.follower = follower;
    }

    /**
     * @param news is told what a person should know of a video that has been read
     * @return videos that could not be read
     */
    List<LeftOut> over(List<Recording> recordings, Consumer<String> news) {
        List<LeftOut> leftOut = new ArrayList<>();
        for (Recording recording : recordings) {
            try (ReadAhead reader = ReadAhead.of(recording.footage(), encoding.frame().shape())) {
                over(recording, reader);
                reader.remarks().forEach(news);
            } catch (UnreadableDataException e) {
                if (!options.skipUnreadable()) {
                    throw e;
                }
                leftOut.add(new LeftOut(recording.name(), e.getMessage()));
            }
        }
        return leftOut;
    }

    private void over(Recording recording, ReadAhead reader) {
        boolean live = recording.footage() instanceof LiveStream;
        boolean keepsUp = live && follower.keepsUp();
        FrameSequence sequence = begun(recording, 0);
        int before = 0;
        for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (next.get().cut() && sequence.count() > 0) {
                sequence.end(follower);
                before += sequence.count();
                sequence = begun(recording, before);
            }
            sequence.add(next.get());
            sequence.give(follower, !(keepsUp && reader.isAhead()));
        }
        // A video shorter than a clip is not judged by itself in a mirror.
        if (!live) {
            TooShort.require(
                    recording.name(), before + sequence.count(), encoding.shape().frames());
        }
        sequence.end(follower);
    }

    private FrameSequence begun(Recording recording, int before) {
        follower.begin();
        return new FrameSequence(recording, encoding, options, before);
    }
}
