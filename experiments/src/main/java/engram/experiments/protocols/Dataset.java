package engram.experiments.protocols;

import engram.data.Sha256;
import engram.data.UnreadableDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The public data sets of the papers, by their official files. */
public enum Dataset {
    MNIST(
            "mnist",
            new OfficialFile(
                    "train-images-idx3-ubyte.gz",
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            new OfficialFile(
                    "train-labels-idx1-ubyte.gz",
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            new OfficialFile(
                    "t10k-images-idx3-ubyte.gz",
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            new OfficialFile(
                    "t10k-labels-idx1-ubyte.gz",
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
    CIFAR10(
            "cifar-10-batches-bin",
            new OfficialFile(
                    "data_batch_1.bin",
                    "9446b053ffeaa07abb5370c934a5a598d4eb98fb8f46fd7d63eb7e85da9a351c"),
            new OfficialFile(
                    "data_batch_2.bin",
                    "05f1dad6b4bd44f90417b5ef900abd8e4f4219569e0e2418c41fafaf574bdb77"),
            new OfficialFile(
                    "data_batch_3.bin",
                    "ff81815413d593775b2ea9a304cc6c7f96ff3f1fa0d971d45ab3ff29ac226194"),
            new OfficialFile(
                    "data_batch_4.bin",
                    "9b3b755f30d9303c4bf1d30a62865afb4e8d5b8621f523e79060df99364ea25c"),
            new OfficialFile(
                    "data_batch_5.bin",
                    "cc7267af63b35ef2de6aff6e5b6f93290820ff841bcfb6044a98364bd0d20c44"),
            new OfficialFile(
                    "test_batch.bin",
                    "4f6d7baf6c5b2244ae28ec1d2688fc2b34b706000b925a6f1d84e977a89e8cd0")),
    KDDCUP99(
            "kddcup99",
            new OfficialFile(
                    "kddcup.data_10_percent.gz",
                    "f8c8267ebcd9c0ed1fd7d6277fe5bfff8732e9b7db8e61b873542b2a534b6f9a"));

    /**
     * A file of the official archive.
     *
     * @param sha256 of its content, unzipped: zipped anew it is the same data
     */
    record OfficialFile(String name, String sha256) {
        boolean isZipped() {
            return name.endsWith(".gz");
        }
    }

    private final String folder;

    @SuppressWarnings("ImmutableEnumChecker") // List.of, which is
    private final List<OfficialFile> files;

    Dataset(String folder, OfficialFile... files) {
        this.folder = folder;
        this.files = List.of(files);
    }

    /** Its name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> files() {
        return files.stream().map(OfficialFile::name).toList();
    }

    /**
     * Where the files are: in {@code data} itself, or in its folder of the official name.
     *
     * @throws UnreadableDataException if one is missing
     */
    Path in(Path data) {
        Path named = data.resolve(folder);
        Path place = Files.isDirectory(named) ? named : data;
        for (OfficialFile file : files) {
            if (!Files.isRegularFile(place.resolve(file.name))) {
                throw new UnreadableDataException(
                        place.resolve(file.name),
                        "is missing: "
                                + this
                                + " consists of "
                                + String.join(", ", files())
                                + ", here or in a folder "
                                + folder
                                + "; the SHA-256 of its content"
                                + (file.isZipped() ? ", unzipped," : "")
                                + " is "
                                + file.sha256);
            }
        }
        return place;
    }

    /**
     * Reads all files.
     *
     * @throws UnreadableDataException if one is missing or not the official one
     */
    public void check(Path data) {
        Path place = in(data);
        for (OfficialFile file : files) {
            Path path = place.resolve(file.name);
            String found = sha256(path, file);
            if (!found.equals(file.sha256)) {
                throw new UnreadableDataException(
                        path,
                        "is damaged or not the official file: the SHA-256 of its content is "
                                + found
                                + ", expected "
                                + file.sha256);
            }
        }
    }

    private static String sha256(Path path, OfficialFile file) {
        Sha256 sum = new Sha256();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path));
                InputStream in = file.isZipped() ? new GZIPInputStream(raw, 1 << 16) : raw) {
            sum.add(in);
            return sum.hexadecimal();
        } catch (IOException e) {
            throw new UnreadableDataException(
                    path, "is damaged: " + e.getMessage() + "; expected SHA-256 " + file.sha256);
        }
    }
}
