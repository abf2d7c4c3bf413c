package engram.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All of them by name. */
final class Readers {
    private static final Map<String, Supplier<Reader>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("detector-structure", () -> new DetectorReaders(DetectorReaders.Kind.STRUCTURE));
        ALL.put("detector-text", () -> new DetectorReaders(DetectorReaders.Kind.TEXT));
        ALL.put("detector-weights", () -> new DetectorReaders(DetectorReaders.Kind.WEIGHTS));
        ALL.put("training-plan", () -> new TrainingReaders(TrainingReaders.Kind.PLAN));
        ALL.put("checkpoint", () -> new TrainingReaders(TrainingReaders.Kind.CHECKPOINT));
        ALL.put("idx", () -> new PictureReaders("a-images-idx3-ubyte"));
        ALL.put("idx-gz", () -> new PictureReaders("a-images-idx3-ubyte.gz"));
        ALL.put("cifar", () -> new PictureReaders("data_batch_1.bin"));
        for (String format : new String[] {"png", "jpg", "bmp", "gif", "tiff", "webp", "ppm"}) {
            ALL.put(format, () -> new PictureReaders("a." + format));
        }
        for (String format : new String[] {"csv", "log", "arff", "json", "ndjson", "parquet"}) {
            ALL.put(format, () -> new TableReaders("a." + format));
        }
    }

    private Readers() {}

    static Iterable<String> names() {
        return ALL.keySet();
    }

    static Reader named(String name) {
        Supplier<Reader> reader = ALL.get(name);
        if (reader == null) {
            throw new IllegalArgumentException("no reader " + name + "; there are " + ALL.keySet());
        }
        return reader.get();
    }
}
