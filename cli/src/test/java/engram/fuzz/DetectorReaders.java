package engram.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.config.ConfigFile;
import engram.detection.files.DetectorSummary;
import engram.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A detector's folder, of which one file is damaged by somebody who puts the checksums right. */
final class DetectorReaders implements Reader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "detector.json";
    private static final List<String> MODELS = List.of("memae", "pca", "isolation-forest", "vae");

    private final Kind kind;
    private final List<Map<String, byte[]>> folders = new ArrayList<>();

    /** What is damaged. */
    enum Kind {
        STRUCTURE,
        TEXT,
        WEIGHTS
    }

    DetectorReaders(Kind kind) {
        this.kind = kind;
    }

    static Source rows() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] rows = new float[60][4];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian() + (i > 0 ? row[i - 1] : 0);
            }
        }
        return ArraySource.ofRows(rows);
    }

    /** The damaged file of each folder; in its first byte stands which one it is. */
    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String model : MODELS) {
            Path folder = Files.createTempDirectory("engram-seed").resolve(model);
            List<String> quick =
                    new ArrayList<>(List.of("training.epochs=2", "execution.threads=1"));
            if (model.equals("memae")) {
                quick.add("model.memory.items=6");
            }
            var config = ConfigFile.resolve(model, rows().shape(), Optional.empty(), quick);
            try (AnomalyDetector detector = AnomalyDetector.train(config, rows())) {
                detector.save(folder);
            }
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.sorted().toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            ObjectNode json = (ObjectNode) JSON.readTree(files.get(DESCRIPTION));
            json.remove("checksum");
            files.put(DESCRIPTION, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            folders.add(files);
            byte[] content = files.get(kind == Kind.WEIGHTS ? "weights.safetensors" : DESCRIPTION);
            seeds.add(numbered(folders.size() - 1, content));
        }
        return seeds;
    }

    private static byte[] numbered(int number, byte[] content) {
        byte[] seed = new byte[content.length + 1];
        seed[0] = (byte) number;
        System.arraycopy(content, 0, seed, 1, content.length);
        return seed;
    }

    private static byte[] content(byte[] seed) {
        return java.util.Arrays.copyOfRange(seed, 1, seed.length);
    }

    @Override
    public byte[] damage(byte[] seed, byte[] other, Damage damage) throws IOException {
        byte[] content = content(seed);
        return numbered(
                seed[0],
                switch (kind) {
                    case STRUCTURE -> {
                        ObjectNode tree = (ObjectNode) JSON.readTree(content);
                        new JsonDamage(damage.random).apply(tree);
                        yield JSON.writeValueAsBytes(tree);
                    }
                    case TEXT -> damage.text(content, content(other));
                    case WEIGHTS -> damage.bytes(content, content(other));
                });
    }

    @Override
    public void read(byte[] input, Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("detector"));
        Map<String, byte[]> files = new LinkedHashMap<>(folders.get(input[0]));
        files.put(kind == Kind.WEIGHTS ? "weights.safetensors" : DESCRIPTION, content(input));
        if (kind == Kind.WEIGHTS) {
            ObjectNode json = (ObjectNode) JSON.readTree(files.get(DESCRIPTION));
            ObjectNode mark = json.withObject("/files/weights.safetensors");
            mark.put("bytes", content(input).length).put("sha256", sha256(content(input)));
            files.put(DESCRIPTION, JSON.writeValueAsBytes(json));
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path there : all.toList()) {
                Files.delete(there);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        use(folder);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What loads must also be of use. */
    private static void use(Path folder) {
        DetectorSummary.read(folder);
        try (AnomalyDetector detector = AnomalyDetector.load(folder)) {
            Survey survey = new Explainer(detector).survey(rows(), 2, 2);
            ReportPage.of(detector, survey, "rows").html();
        }
    }
}
