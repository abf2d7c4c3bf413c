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
import java.util.ArrayList;
import java.util.Arrays;
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
        if (fileName.endsWith(".arff")) {
            return texts(
                    "% x\n@relation r\n@attribute a numeric\n@attribute 'b c' {x,'y z'}\n@data\n1.5,x\n2.5,'y z'\n?,x\n",
                    "@relation r\n@attribute a real\n@attribute b {x,y}\n@data\n{0 1.5}\n{1 y}\n{}\n");
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
            List<byte[]> seeds = new ArrayList<>(List.of(written));
            seeds.addAll(
                    texts(
                            "a;b;c\n1,5;x;\"q;r\"\n2,5;y;-\n;x;?\n1.234,5;y;NA\n",
                            "size,took,ok\n512 KB,2h 5m,yes\n1.2 MB,1:02:03,no\n3 GiB,45s,Y\n",
                            "# x\nt,s,n\n\u00b0C,,1/h\n1.5,a,2\n# mid\n2.5,b,3\n3.5,a,4\n# end\n",
                            "\ufefft,n,\n1,2\n3,4\n\ufefft,n\n5,6\n"));
            return seeds;
        }
        if (fileName.endsWith(".json")) {
            List<byte[]> seeds = new ArrayList<>(List.of(written));
            seeds.addAll(
                    texts(
                            "{\"rows\":[{\"a\":1.5,\"b\":\"x\"},{\"a\":2.5,\"b\":\"y\"}],\"n\":2}",
                            "{\"columns\":[\"a\",\"b\"],\"data\":[[1.5,\"x\"],[2.5,\"y\"]]}",
                            "{\"a\":{\"0\":1,\"1\":2},\"b\":{\"0\":\"x\",\"1\":\"y\"}}",
                            "{\"a\":[1,2,3],\"b\":[\"x\",\"y\",\"x\"]}"));
            return seeds;
        }
        return List.of(written);
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
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
