package engram.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.detection.TrainingJob;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The folder of a training that was interrupted, of which one file is damaged, and is resumed. */
final class TrainingReaders implements Reader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Kind kind;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** What is damaged. */
    enum Kind {
        PLAN("training.json"),
        CHECKPOINT("checkpoint.safetensors");

        private final String file;

        Kind(String file) {
            this.file = file;
        }
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    TrainingReaders(Kind kind) {
        this.kind = kind;
    }

    private static TrainingJob job(Path target) {
        DetectorConfig config =
                ConfigFile.resolve(
                        "memae",
                        DetectorReaders.rows().shape(),
                        Optional.empty(),
                        List.of(
                                "training.epochs=2",
                                "execution.threads=1",
                                "holdout.folds=1",
                                "model.memory.items=6"));
        return TrainingJob.of(config, DetectorReaders.rows(), target);
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        Path folder = Files.createTempDirectory("engram-seed");
        TrainingListener interrupting =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        throw new Interrupted();
                    }
                };
        try {
            job(folder.resolve("detector")).listener(interrupting).run().close();
            throw new IllegalStateException("the training was not interrupted");
        } catch (Interrupted e) {
            for (Kind each : Kind.values()) {
                Path file = folder.resolve("detector.training").resolve(each.file);
                files.put(each.file, Files.readAllBytes(file));
            }
        }
        delete(folder);
        return List.of(files.get(kind.file));
    }

    @Override
    public byte[] damage(byte[] seed, byte[] other, Damage damage) throws IOException {
        if (kind == Kind.CHECKPOINT) {
            return damage.bytes(seed, other);
        } else if (damage.random.nextBoolean()) {
            return damage.text(seed, other);
        }
        ObjectNode tree = (ObjectNode) JSON.readTree(seed);
        new JsonDamage(damage.random).apply(tree);
        return JSON.writeValueAsBytes(tree);
    }

    @Override
    public void read(byte[] input, Path scratch) throws IOException {
        Path target = scratch.resolve("detector");
        Path folder = scratch.resolve("detector.training");
        delete(target);
        delete(folder);
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            boolean damaged = file.getKey().equals(kind.file);
            Files.write(folder.resolve(file.getKey()), damaged ? input : file.getValue());
        }
        job(target).resume(true).run().close();
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
