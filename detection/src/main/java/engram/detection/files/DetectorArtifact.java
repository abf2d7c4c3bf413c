package engram.detection.files;

import engram.data.encodings.Encoding;
import engram.detection.config.ConfigTree;
import engram.detection.config.DetectorConfig;
import engram.detection.explanation.ErrorProfile;
import engram.detection.verdict.Calibration;
import engram.nn.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A detector's folder: {@code detector.json}, which people can read, {@code weights.safetensors},
 * which Python can, {@code explanations.safetensors} with the samples and error sizes that
 * explanations show, and {@code model-card.md}, which nothing reads again. Nothing in it is code.
 *
 * <p>What a reader of a later format finds missing in an older one gets the default of that reader.
 */
public final class DetectorArtifact {
    private static final int FORMAT = 2;
    private static final String JSON = "detector.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String EXPLANATIONS = "explanations.safetensors";
    private static final String CARD = "model-card.md";
    private static final String ERRORS = "errors.perFeature";

    private DetectorArtifact() {}

    /**
     * Asks before a detector is made for this folder.
     *
     * @throws ArtifactException if something is there, be it a link that leads nowhere
     */
    public static void requireFree(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ArtifactException(folder, "exists already; choose another folder");
        }
    }

    /**
     * Makes sure that a folder holds a detector and nothing else, so that it may be replaced.
     *
     * @throws ArtifactException if it is no detector's, or names what somebody else put there
     */
    public static void requireNothingForeign(Path folder) {
        Set<String> ours;
        try {
            requireFolder(folder);
            ours = new HashSet<>(Description.read(folder.resolve(JSON), FORMAT).files().keySet());
        } catch (ArtifactException e) {
            throw new ArtifactException(
                    folder,
                    "exists and is no detector, which is all that is ever replaced: "
                            + e.getMessage());
        }
        ours.add(JSON);
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> foreign =
                    entries.filter(entry -> !isOurs(entry, ours)).sorted().findFirst();
            if (foreign.isPresent()) {
                throw new ArtifactException(
                        foreign.get(),
                        "is not part of the detector that would be replaced; move it away, or"
                                + " choose another folder");
            }
        } catch (IOException e) {
            throw ArtifactException.unreadable(folder, e);
        }
    }

    private static boolean isOurs(Path entry, Set<String> ours) {
        return ours.contains(entry.getFileName().toString()) && !Files.isDirectory(entry);
    }

    /**
     * Writes a new folder, whole or not at all.
     *
     * @param staging where it is put together; on the same disk
     */
    public static void write(Path folder, Path staging, DetectorContents contents) {
        requireFree(folder);
        try {
            Disk.create(folder, staging, place -> writeInto(place, contents));
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
    }

    private static void writeInto(Path folder, DetectorContents contents) throws IOException {
        DetectorContents.Learned learned = contents.learned();
        StoredArrays explanations = StoredArrays.empty();
        learned.errors()
                .ifPresent(
                        errors ->
                                explanations.floats().put(ERRORS, Weights.of(errors.perFeature())));
        Optional<StoredGallery> gallery =
                learned.gallery()
                        .map(one -> StoredGallery.store(one, contents.encoding(), explanations));
        Optional<StoredAlbum> album =
                learned.album().map(one -> StoredAlbum.store(one, explanations));
        Map<String, FileMark> files = new LinkedHashMap<>();
        files.put(WEIGHTS, write(folder.resolve(WEIGHTS), StoredArrays.of(learned.weights())));
        if (!explanations.isEmpty()) {
            files.put(EXPLANATIONS, write(folder.resolve(EXPLANATIONS), explanations));
        }
        byte[] card = ModelCard.of(contents).getBytes(StandardCharsets.UTF_8);
        files.put(CARD, Disk.write(folder.resolve(CARD), out -> out.write(card)));
        DetectorJson json =
                new DetectorJson(
                        FORMAT,
                        ConfigTree.of(contents.config()),
                        contents.encoding(),
                        learned.calibration().together().scores(),
                        Optional.of(learned.calibration().together().burst())
                                .filter(burst -> burst > 1),
                        Optional.of(learned.calibration().together().stretches())
                                .filter(stretches -> stretches.length > 0),
                        learned.calibration()
                                .folds()
                                .map(
                                        cross ->
                                                cross.folds().stream()
                                                        .map(Calibration::scores)
                                                        .toList()),
                        learned.errors().map(ErrorProfile::high),
                        gallery,
                        album,
                        learned.history(),
                        contents.provenance(),
                        files);
        byte[] text = Description.text(json);
        Disk.write(folder.resolve(JSON), out -> out.write(text));
    }

    private static FileMark write(Path file, StoredArrays arrays) throws IOException {
        return Disk.write(file, out -> SafetensorsWriter.write(arrays, out));
    }

    /**
     * @throws ArtifactException if anything about the folder is not as it was written
     */
    public static DetectorContents read(Path folder) {
        requireFolder(folder);
        Path file = folder.resolve(JSON);
        DetectorJson json = Description.read(file, FORMAT);
        StoredArrays weights = arrays(folder, WEIGHTS, json);
        StoredArrays explanations =
                json.files().containsKey(EXPLANATIONS)
                        ? arrays(folder, EXPLANATIONS, json)
                        : StoredArrays.empty();
        try {
            Soundness.requireSizes(json.config(), weights.floats());
            return contents(json, weights, explanations);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(file, writer(json), "", e.getMessage());
        }
    }

    /** Reads {@code detector.json} alone, and starts no libtorch. */
    static DetectorSummary summary(Path folder) {
        requireFolder(folder);
        Path file = folder.resolve(JSON);
        DetectorJson json = Description.read(file, FORMAT);
        long bytes =
                json.files().values().stream().mapToLong(FileMark::bytes).sum()
                        + file.toFile().length();
        try {
            return new DetectorSummary(
                    config(json),
                    json.encoding(),
                    json.calibrated(),
                    json.history(),
                    json.gallery().map(StoredGallery::names).orElse(List.of()),
                    json.provenance(),
                    bytes);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(file, writer(json), "", e.getMessage());
        }
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ArtifactException(
                    folder,
                    Files.exists(folder)
                            ? "is not a folder; expected a detector's, as train -o writes it"
                            : "no such detector");
        }
    }

    private static StoredArrays arrays(Path folder, String name, DetectorJson json) {
        Path file = folder.resolve(name);
        FileMark written = json.files().get(name);
        if (written == null) {
            throw new ArtifactException(folder.resolve(JSON), "does not name " + name);
        }
        if (Files.notExists(file)) {
            throw new ArtifactException(file, "is missing");
        }
        try {
            FileMark.requireFile(file);
            long bytes = Files.size(file);
            if (bytes != written.bytes()) {
                throw new ArtifactException(
                        file,
                        "is "
                                + (bytes < written.bytes() ? "truncated" : "changed")
                                + ": it has "
                                + bytes
                                + " bytes and was written with "
                                + written.bytes());
            }
            if (!FileMark.of(file).equals(written)) {
                throw new ArtifactException(
                        file, "was changed after it was written: its SHA-256 is another");
            }
        } catch (IOException e) {
            throw ArtifactException.unreadable(file, e);
        }
        StoredArrays arrays = SafetensorsReader.read(file);
        arrays.floats().forEach((array, weights) -> requireFinite(file, array, weights));
        return arrays;
    }

    private static void requireFinite(Path file, String array, Weights weights) {
        for (float value : weights.values()) {
            if (!Float.isFinite(value)) {
                throw new ArtifactException(
                        file, "array \"" + array + "\" holds " + value + ", not a finite number");
            }
        }
    }

    private static DetectorContents contents(
            DetectorJson json, StoredArrays weights, StoredArrays explanations) {
        Encoding encoding = json.encoding();
        return new DetectorContents(
                config(json),
                encoding,
                new DetectorContents.Learned(
                        weights.floats(),
                        json.calibrated(),
                        json.highError().map(high -> errors(high, encoding, explanations)),
                        json.gallery().map(gallery -> gallery.restore(encoding, explanations)),
                        json.album().map(album -> album.restore(explanations)),
                        json.history()),
                json.provenance());
    }

    private static String writer(DetectorJson json) {
        return json.provenance().environment().engram();
    }

    private static DetectorConfig config(DetectorJson json) {
        return ConfigTree.config(json.config(), json.encoding().shape());
    }

    private static ErrorProfile errors(float high, Encoding encoding, StoredArrays explanations) {
        Weights perFeature = explanations.floats().get(ERRORS);
        if (perFeature == null || perFeature.values().length != encoding.shape().size()) {
            throw new IllegalArgumentException(
                    "array \"" + ERRORS + "\" is missing or not as long as a sample");
        }
        return new ErrorProfile(high, perFeature.values());
    }
}
