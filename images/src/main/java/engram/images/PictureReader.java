package engram.images;

import engram.data.Batch;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.images.files.Pixels;
import engram.images.files.Shot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decodes an album on all processors, some pictures ahead, and gives them in order. */
final class PictureReader implements SampleReader {
    private static final long BYTES_AHEAD = 32_000_000;

    private final Album album;
    private final ImageEncoding encoding;
    private final boolean skipUnreadable;
    private final int ahead;
    private final ExecutorService decoders;
    private final Queue<Future<Pixels>> decoding = new ArrayDeque<>();
    private int submitted;
    private int position;
    private final List<LeftOut> leftOut = new ArrayList<>();

    PictureReader(Album album, ImageEncoding encoding, boolean skipUnreadable) {
        this.album = album;
        this.encoding = encoding;
        this.skipUnreadable = skipUnreadable;
        int threads = Runtime.getRuntime().availableProcessors();
        this.ahead = (int) Math.max(threads, Math.min(1024, BYTES_AHEAD / Pixels.bytes(encoding)));
        this.decoders =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(task, "engram-decoder");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public Optional<Batch> next(int maximum) {
        int size = encoding.shape().size();
        int most = Math.min(maximum, album.size() - position);
        float[] values = new float[Math.multiplyExact(most, size)];
        List<String> ids = new ArrayList<>(most);
        List<Label> labels = new ArrayList<>(most);
        for (; ids.size() < most && position < album.size(); position++) {
            Optional<Pixels> pixels = decoded();
            if (pixels.isPresent()) {
                pixels.get().scale(encoding.range(), values, ids.size() * size);
                ids.add(album.id(position));
                labels.add(album.label(position));
            }
        }
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(Arrays.copyOf(values, ids.size() * size), ids, labels));
    }

    /** The picture at {@link #position}; empty if it is left out. */
    private Optional<Pixels> decoded() {
        while (decoding.size() < ahead && submitted < album.size()) {
            int next = submitted++;
            decoding.add(decoders.submit(() -> album.pixels(next, encoding)));
        }
        try {
            return Optional.of(decoding.remove().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableDataException unreadable) {
                if (skipUnreadable) {
                    leftOut.add(Shot.leftOut(album.id(position), unreadable));
                    return Optional.empty();
                }
                throw unreadable;
            }
            throw new IllegalStateException(album.id(position) + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for pictures");
        }
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public void close() {
        decoders.shutdownNow();
    }
}
