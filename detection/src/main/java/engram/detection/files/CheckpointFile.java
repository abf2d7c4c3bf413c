package engram.detection.files;

import com.fasterxml.jackson.core.type.TypeReference;
import engram.data.Sha256;
import engram.nn.Weights;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint in one file, so that its weights and its history are always of the same epoch, with
 * a digest of both: a training that went on from a weight that a disk has changed would end as
 * another one, and nobody would know.
 */
final class CheckpointFile {
    private static final String HISTORY = "history";
    private static final String DIGEST = "sha256";

    private CheckpointFile() {}

    /** Puts a checkpoint in the place of the last one. */
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        String history = DetectorJson.MAPPER.writeValueAsString(checkpoint.history());
        Map<String, String> notes =
                Map.of(HISTORY, history, DIGEST, digest(checkpoint.state(), history));
        StoredArrays arrays = new StoredArrays(checkpoint.state(), Map.of(), notes);
        Disk.replace(file, out -> SafetensorsWriter.write(arrays, out));
    }

    /**
     * @throws ArtifactException if the file is not, to the bit, what was written
     */
    static Checkpoint read(Path file) {
        StoredArrays arrays = SafetensorsReader.read(file);
        String history = arrays.notes().getOrDefault(HISTORY, "");
        if (!digest(arrays.floats(), history).equals(arrays.notes().get(DIGEST))) {
            throw new ArtifactException(
                    file, "is damaged: it is not what was written; start over with --force");
        }
        try {
            List<EpochReport> epochs =
                    DetectorJson.MAPPER.readValue(history, new TypeReference<>() {});
            return new Checkpoint(arrays.floats(), epochs);
        } catch (IOException e) {
            throw new ArtifactException(file, "is damaged: it has no history; start over");
        }
    }

    private static String digest(Map<String, Weights> state, String history) {
        Sha256 sum = new Sha256();
        sum.add(history);
        new TreeMap<>(state)
                .forEach(
                        (name, array) -> {
                            sum.add(name);
                            for (long side : array.shape()) {
                                sum.addNumber(side);
                            }
                            sum.addValues(array.values());
                        });
        return sum.hexadecimal();
    }
}
