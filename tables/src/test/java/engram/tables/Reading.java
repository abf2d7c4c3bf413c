package engram.tables;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What tests do with tables: fit on all rows, read all rows, hear what is said. */
final class Reading {
    private Reading() {}

    static TableEncoding fit(Path file) {
        return fit(file, TableOptions.defaults());
    }

    static TableEncoding fit(Path file, TableOptions options) {
        try (Table table = Table.open(file, options)) {
            return fit(table);
        }
    }

    static TableEncoding fit(Table table) {
        BitSet all = new BitSet();
        all.set(0, table.size());
        return table.fit(all);
    }

    /** The features of each row. */
    static List<float[]> rows(Path file, TableEncoding encoding) {
        try (Table table = Table.open(file, TableOptions.defaults())) {
            return rows(table, encoding);
        }
    }

    static List<float[]> rows(Table table, TableEncoding encoding) {
        List<float[]> rows = new ArrayList<>();
        int width = encoding.shape().columns();
        try (SampleReader reader = table.encode(encoding).open()) {
            for (var next = reader.next(500); next.isPresent(); next = reader.next(500)) {
                Batch batch = next.get();
                for (int i = 0; i < batch.size(); i++) {
                    rows.add(Arrays.copyOfRange(batch.values(), i * width, (i + 1) * width));
                }
            }
        }
        return rows;
    }

    /** The same in the columns' own units. */
    static List<Map<String, Object>> cells(Path file, TableEncoding encoding) {
        return rows(file, encoding).stream().map(encoding::decode).toList();
    }

    /** What each column became, in short: {@code bytes=Numeric, port=Category}. */
    static String kinds(TableEncoding encoding) {
        return encoding.columns().stream()
                .map(column -> column.name() + "=" + kind(column))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Column column) {
        return column.getClass().getSimpleName();
    }

    static String warnings(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
