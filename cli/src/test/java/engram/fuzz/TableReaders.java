package engram.fuzz;

import engram.data.SampleReader;
import engram.data.encodings.Encoding;
import engram.data.sources.Source;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.tables.TableWriter;
import engram.tables.TableWriter.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Tables in files.
 *
 * @param fileName what the input is called, by which its kind is told
 */
record TableReaders(String fileName) implements Reader {

    @Override
    public List<byte[]> seeds() throws IOException {
        if (fileName.endsWith(".log")) {
            String pairs = "time=12:30:0%d level=info took=%d.5ms who=\"a \\\"b\\\"\"\n";
            StringBuilder log = new StringBuilder();
            for (int i = 0; i < 9; i++) {
                log.append(pairs.formatted(i, i * 7 % 5));
            }
            return List.of(log.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.createTempDirectory("engram-seed").resolve(fileName);
        Map<String, Kind> columns = new LinkedHashMap<>();
        columns.put("width", Kind.NUMBER);
        columns.put("colour", Kind.TEXT);
        columns.put("open", Kind.TRUTH);
        try (TableWriter writer = TableWriter.create(file, columns, false)) {
            Random random = new Random(1);
            for (int i = 0; i < 12; i++) {
                writer.write(random.nextGaussian(), i % 3 == 0 ? "red" : "blue, dark", i % 2 == 0);
            }
            writer.finish();
        }
        byte[] written = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(file.getParent());
        if (fileName.endsWith(".csv")) {
            String european = "a;b;c\n1,5;x;\"q;r\"\n2,5;y;-\n;x;?\n1.234,5;y;NA\n";
            return List.of(written, european.getBytes(StandardCharsets.UTF_8));
        }
        return List.of(written);
    }

    @Override
    public byte[] damage(byte[] seed, byte[] other, Damage damage) {
        return fileName.endsWith(".parquet") ? damage.bytes(seed, other) : damage.text(seed, other);
    }

    @Override
    public void read(byte[] input, Path scratch) throws IOException {
        Path file = Files.write(scratch.resolve(fileName), input);
        try (Source source = Table.open(file, TableOptions.defaults())) {
            BitSet all = new BitSet();
            all.set(0, source.size());
            Encoding encoding = source.fit(all);
            try (SampleReader reader = source.encode(encoding).open()) {
                boolean more;
                do {
                    more = reader.next(64).isPresent();
                } while (more);
            }
        }
    }
}
