package engram.images;

import engram.data.ImageEncoding;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Pictures read in any order. As many as the budget allows are kept decoded, one byte per value;
 * the others are decoded again whenever they are read. None is ever dropped for another: training
 * reads each once per epoch, and then dropping only costs.
 */
final class PictureStore implements SampleStore {
    private final Album album;
    private final ImageEncoding encoding;
    private final long skipped;
    private final AtomicReferenceArray<byte[]> kept;
    private final AtomicLong room;

    private PictureStore(Album album, ImageEncoding encoding, long skipped, long budget) {
        this.album = album;
        this.encoding = encoding;
        this.skipped = skipped;
        this.kept = new AtomicReferenceArray<>(album.size());
        this.room = new AtomicLong(budget / encoding.shape().size());
    }

    /**
     * Decodes on all processors as many pictures as are kept; where unreadable ones are to be left
     * out, decodes all of them once, since only that tells.
     *
     * @param budget bytes of heap for decoded pictures
     */
    static PictureStore open(
            Album album, ImageEncoding encoding, boolean skipUnreadable, long budget) {
        PictureStore store = new PictureStore(album, encoding, 0, budget);
        IntStream all = IntStream.range(0, album.size()).parallel();
        if (!skipUnreadable) {
            all.filter(i -> store.room.get() > 0).forEach(store::pixels);
            return store;
        }
        int[] readable = all.filter(store::isReadable).toArray();
        if (readable.length == album.size()) {
            return store;
        }
        int left = album.size() - readable.length;
        PictureStore whole = new PictureStore(album.at(readable), encoding, left, 0);
        whole.room.set(store.room.get());
        for (int i = 0; i < readable.length; i++) {
            whole.kept.set(i, store.kept.get(readable[i]));
        }
        return whole;
    }

    private boolean isReadable(int position) {
        try {
            pixels(position);
            return true;
        } catch (UnreadableDataException e) {
            return false;
        }
    }

    private byte[] pixels(int position) {
        byte[] pixels = kept.get(position);
        if (pixels == null) {
            pixels = album.pixels(position, encoding.shape());
            if (room.getAndUpdate(r -> Math.max(0, r - 1)) > 0) {
                kept.set(position, pixels);
            }
        }
        return pixels;
    }

    @Override
    public SampleShape shape() {
        return encoding.shape();
    }

    @Override
    public int size() {
        return album.size();
    }

    @Override
    public void read(int position, float[] into, int offset) {
        PictureReader.scale(pixels(position), encoding, into, offset);
    }

    @Override
    public String id(int position) {
        return album.id(position);
    }

    @Override
    public Label label(int position) {
        return album.label(position);
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() {
        for (int i = 0; i < kept.length(); i++) {
            kept.set(i, null);
        }
    }
}
