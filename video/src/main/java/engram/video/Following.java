package engram.video;

import engram.data.LeftOut;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.images.ImageOptions.Size;
import engram.video.frames.LiveStream;
import engram.video.frames.ReadAhead;
import engram.video.frames.VideoFrame;
import engram.video.layout.Recording;
import engram.video.standing.CameraWatch;
import engram.video.standing.SightWatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks over videos, and gives their frames to somebody who follows them; of videos with a multiple
 * of the frames a second that were learned from, as many as those had.
 */
final class Following {
    /** So many frames tell how far apart they are. */
    private static final int FIRST = 10;

    private final ClipEncoding encoding;
    private final VideoOptions options;
    private final Follower follower;
    private final Map<String, Integer> unlike = new LinkedHashMap<>();
    private final Set<String> moved = new LinkedHashSet<>();

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
                over(recording, reader, news);
                reader.remarks().forEach(news);
            } catch (UnreadableDataException e) {
                if (!options.skipUnreadable()) {
                    throw e;
                }
                leftOut.add(new LeftOut(recording.name(), e.getMessage()));
            }
        }
        unlike.forEach(
                (how, videos) -> {
                    if (videos > 1) {
                        news.accept((videos - 1) + " more: " + how);
                    }
                });
        if (moved.size() > 1) {
            news.accept((moved.size() - 1) + " more: the camera seems to have moved");
        }
        return leftOut;
    }

    /** Of many videos of one camera once is enough. */
    private void moved(String video, String how, Consumer<String> news) {
        moved.add(video);
        if (moved.iterator().next().equals(video)) {
            news.accept(video + ": " + how);
        }
    }

    private void over(Recording recording, ReadAhead reader, Consumer<String> news) {
        boolean live = recording.footage() instanceof LiveStream;
        boolean keepsUp = live && follower.keepsUp();
        Deque<VideoFrame> first = first(reader);
        Likeness likeness = likeness(recording, reader.size(), first, news);
        Watches watches = watches(recording.name(), news);
        FrameSequence sequence = begun(recording);
        int place = 0;
        int taken = 0;
        for (Optional<VideoFrame> next = next(first, reader);
                next.isPresent();
                next = next(first, reader)) {
            VideoFrame frame = next.get();
            watches.see(frame);
            if (likeness.takes(frame)) {
                if (frame.cut() && sequence.count() > 0) {
                    sequence.end(follower);
                    sequence = begun(recording);
                }
                sequence.add(frame, place);
                sequence.give(follower, !(keepsUp && reader.isAhead()));
                taken++;
            }
            place++;
        }
        watches.end();
        // A video shorter than a clip is not judged by itself in a mirror.
        if (!live) {
            TooShort.require(recording.name(), taken, encoding.shape().frames());
        }
        sequence.end(follower);
    }

    private Watches watches(String video, Consumer<String> news) {
        return new Watches(
                new PictureWatch(video, encoding.frame().shape(), encoding.camera(), news),
                CameraWatch.of(encoding, how -> moved(video, how, news)),
                SightWatch.of(
                        encoding,
                        (how, seconds) ->
                                news.accept(
                                        video
                                                + ": "
                                                + how.formatted(
                                                        new Moment(video, 0, seconds).clock()))));
    }

    /** Who looks for what is wrong with a camera. */
    private record Watches(
            PictureWatch picture, Optional<CameraWatch> camera, Optional<SightWatch> sight) {
        void see(VideoFrame frame) {
            picture.see(frame);
            // Of what shows nothing no more need be said.
            if (picture.shows()) {
                camera.ifPresent(by -> by.see(frame));
                sight.ifPresent(by -> by.see(frame));
            }
        }

        void end() {
            camera.ifPresent(CameraWatch::end);
            sight.ifPresent(SightWatch::end);
        }
    }

    /** None where there is nothing to compare them with: who is live is not kept waiting. */
    private Deque<VideoFrame> first(ReadAhead reader) {
        Deque<VideoFrame> first = new ArrayDeque<>();
        while (encoding.camera().isPresent() && first.size() < FIRST) {
            Optional<VideoFrame> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            first.add(next.get());
        }
        return first;
    }

    private static Optional<VideoFrame> next(Deque<VideoFrame> first, ReadAhead reader) {
        return first.isEmpty() ? reader.next() : Optional.of(first.remove());
    }

    private Likeness likeness(
            Recording recording,
            Optional<Size> size,
            Deque<VideoFrame> first,
            Consumer<String> news) {
        return Likeness.of(
                encoding,
                recording.footage(),
                size,
                List.copyOf(first),
                how -> {
                    if (unlike.merge(how, 1, Integer::sum) == 1) {
                        news.accept(recording.name() + ": " + how);
                    }
                });
    }

    private FrameSequence begun(Recording recording) {
        follower.begin();
        return new FrameSequence(recording, encoding, options);
    }
}
