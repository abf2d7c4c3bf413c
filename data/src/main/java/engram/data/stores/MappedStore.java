package engram.data.stores;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Samples in temporary memory-mapped files: the operating system keeps in memory what fits. On the
 * heap a sample costs one byte, its label.
 */
final class MappedStore implements SampleStore {
    private static final List<Label> LABELS = List.of(Label.values());

    private final SampleShape shape;
    private final Files files;
    private final ByteChunks values;
    private final ByteChunks ids;
    private final ByteChunks idEnds;
    private final byte[] labels;

    private MappedStore(SampleShape shape, Files files, byte[] labels, int chunkSize)
            throws IOException {
        this.shape = shape;
        this.files = files;
        this.values = files.values.map(chunkSize);
        this.ids = files.ids.map(chunkSize);
        this.idEnds = files.idEnds.map(chunkSize);
        this.labels = labels;
    }

    private record Files(TemporaryFile values, TemporaryFile ids, TemporaryFile idEnds) {
        void close() {
            try (values;
                    ids;
                    idEnds) {
                // Each is closed, whatever becomes of the others.
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete a temporary file of samples", e);
            }
        }
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        int size = shape.size();
        values.readFloats((long) position * size * Float.BYTES, into, offset, size);
    }

    @Override
    public String id(int position) {
        long start = position == 0 ? 0 : idEnd(position - 1);
        byte[] id = new byte[Math.toIntExact(idEnd(position) - start)];
        ids.read(start, id, 0, id.length);
        return new String(id, StandardCharsets.UTF_8);
    }

    private long idEnd(int position) {
        byte[] bytes = new byte[Long.BYTES];
        idEnds.read((long) position * Long.BYTES, bytes, 0, bytes.length);
        long end = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            end = end << 8 | (bytes[i] & 0xff);
        }
        return end;
    }

    @Override
    public Label label(int position) {
        return LABELS.get(labels[position]);
    }

    @Override
    public void close() {
        files.close();
    }

    /** Takes samples one after the other. */
    static final class Writer implements SampleStores.Writer {
        static final int CHUNK = 1 << 30;

        /** What an id is taken to need on disk when room is asked for; ids are short. */
        private static final int ID_BYTES = 24;

        private final SampleShape shape;
        private final int chunkSize;
        private final Files files;
        private byte[] labels;
        private int count;

        Writer(SampleShape shape, int capacity, Path folder, int chunkSize) {
            this.shape = shape;
            this.chunkSize = chunkSize;
            this.labels = new byte[capacity];
            try {
                TemporaryFile.requireRoom(
                        folder, capacity * ((long) shape.size() * Float.BYTES + ID_BYTES));
                files =
                        new Files(
                                new TemporaryFile(folder),
                                new TemporaryFile(folder),
                                new TemporaryFile(folder));
            } catch (IOException e) {
                throw new UnreadableDataException(
                        folder,
                        "the samples do not fit the heap and no temporary file can be made here: "
                                + e.getMessage());
            }
        }

        @Override
        public void add(Batch batch, int position) {
            int size = shape.size();
            try {
                files.values.write(batch.values(), position * size, size);
                files.ids.write(batch.ids().get(position).getBytes(StandardCharsets.UTF_8));
                files.idEnds.write(files.ids.size());
            } catch (IOException e) {
                throw cannotWrite(e);
            }
            labels[count++] = (byte) LABELS.indexOf(batch.labels().get(position));
        }

        @Override
        public SampleStore finish() {
            try {
                labels = Arrays.copyOf(labels, count);
                return new MappedStore(shape, files, labels, chunkSize);
            } catch (IOException e) {
                throw cannotWrite(e);
            }
        }

        @Override
        public void abandon() {
            files.close();
        }

        private static UncheckedIOException cannotWrite(IOException e) {
            return new UncheckedIOException(
                    "cannot write the temporary file of samples: " + e.getMessage(), e);
        }
    }
}
