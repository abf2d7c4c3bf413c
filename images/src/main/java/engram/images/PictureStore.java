package engram.images;

import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.images.files.Pixels;
import engram.images.files.Shot;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Pictures read in any order. As many as the budget allows are kept decoded; the others are decoded
 * again whenever they are read. None is ever dropped for another: training reads each once per
 * epoch, and then dropping only costs.
 */
final class PictureStore implements SampleStore {
    private final Album album;
    private final ImageEncoding encoding;
    private final List<LeftOut> leftOut;
    private final AtomicReferenceArray<Pixels> kept;
    private final AtomicLong room;

    private PictureStore(Album album, ImageEncoding encoding, List<LeftOut> leftOut, long budget) {
        this.album = album;
        this.encoding = encoding;
        this.leftOut = leftOut;
        this.kept = new AtomicReferenceArray<>(album.size());
        this.room = new AtomicLong(budget / Pixels.bytes(encoding));
    }

    /**
     * Decodes on all processors as many pictures as are kept; where unreadable ones are to be left
     * out, decodes all of them once, since only that tells.
     *
     * @param budget bytes of heap for decoded pictures
     */
    static PictureStore open(
            Album album, ImageEncoding encoding, boolean skipUnreadable, long budget) {
        PictureStore store = new PictureStore(album, encoding, List.of(), budget);
        IntStream all = IntStream.range(0, album.size()).parallel();
        if (!skipUnreadable) {
            all.filter(i -> store.room.get() > 0).forEach(store::pixels);
            return store;
        }
        LeftOut[] unread = all.mapToObj(store::unread).toArray(LeftOut[]::new);
        List<LeftOut> left = Arrays.stream(unread).filter(Objects::nonNull).toList();
        if (left.isEmpty()) {
            return store;
        }
        int[] readable = IntStream.range(0, album.size()).filter(i -> unread[i] == null).toArray();
        PictureStore whole = new PictureStore(album.at(readable), encoding, left, 0);
        whole.room.set(store.room.get());
        for (int i = 0; i < readable.length; i++) {
            whole.kept.set(i, store.kept.get(readable[i]));
        }
        return whole;
    }

    /** Null where it can be read. */
    private LeftOut unread(int position) {
        try {
            pixels(position);
            return null;
        } catch (UnreadableDataException e) {
            return Shot.leftOut(album.id(position), e);
        }
    }

    private Pixels pixels(int position) {
        Pixels pixels = kept.get(position);
        if (pixels == null) {
            pixels = album.pixels(position, encoding);
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
        pixels(position).scale(encoding.range(), into, offset);
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
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        for (int i = 0; i < kept.length(); i++) {
            kept.set(i, null);
        }
    }
}
