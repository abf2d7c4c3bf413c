package engram.server.requests;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Rows in CSV, read as the command line reads a file of them. */
final class CsvRows {
    private static final int CHUNK = 4096;

    /** Each has a database of its own while it is read. */
    private static final Semaphore AT_ONCE =
            new Semaphore(Runtime.getRuntime().availableProcessors());

    private CsvRows() {}

    /**
     * @param id the column that names rows, where they have it
     * @throws Problem if it is no CSV, or lacks a column
     */
    static Sent read(byte[] body, Encoding encoding, Optional<String> id, Limits limits) {
        if (body.length == 0) {
            throw Problem.badRequest("the request has no body; send CSV with a line of names");
        }
        AT_ONCE.acquireUninterruptibly();
        Path file = null;
        try {
            file = Files.createTempFile("engram-request", ".csv");
            Files.write(file, body);
            return read(file, encoding, id, limits);
        } catch (UnreadableDataException e) {
            throw Problem.badRequest(said(e, file));
        } catch (IOException e) {
            throw Problem.unavailable(
                    "the service has no room for the table on its disk; tell whoever runs it");
        } finally {
            AT_ONCE.release();
            delete(file);
        }
    }

    private static Sent read(Path file, Encoding encoding, Optional<String> id, Limits limits) {
        try (Table table = Table.open(file, options(file, id));
                SampleReader reader = table.encode(encoding).open()) {
            List<String> ids = new ArrayList<>();
            List<float[]> chunks = new ArrayList<>();
            for (var next = reader.next(CHUNK); next.isPresent(); next = reader.next(CHUNK)) {
                Batch batch = next.get();
                ids.addAll(batch.ids());
                limits.requireSamples(ids.size());
                chunks.add(batch.values());
            }
            if (ids.isEmpty()) {
                throw Problem.badRequest("there are no rows below the line of names");
            }
            return new Sent(ids, joined(chunks), table.notes());
        }
    }

    private static TableOptions options(Path file, Optional<String> id) {
        if (id.isEmpty()) {
            return TableOptions.defaults();
        }
        try (Table table = Table.open(file, TableOptions.defaults())) {
            return table.columns().contains(id.get())
                    ? TableOptions.defaults().withId(id.get())
                    : TableOptions.defaults();
        }
    }

    private static float[] joined(List<float[]> chunks) {
        float[] values = new float[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
        int next = 0;
        for (float[] chunk : chunks) {
            System.arraycopy(chunk, 0, values, next, chunk.length);
            next += chunk.length;
        }
        return values;
    }

    private static String said(UnreadableDataException e, Path file) {
        return e.getMessage().replace(String.valueOf(file), "the table");
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
