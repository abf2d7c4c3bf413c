package engram.experiments.grid;

import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.experiments.protocols.ByEpoch;
import engram.experiments.protocols.Dataset;
import engram.experiments.protocols.ImageProtocol;
import engram.experiments.protocols.KddProtocol;
import engram.experiments.protocols.Protocol;
import engram.experiments.protocols.TablesProtocol;
import engram.experiments.protocols.TilesProtocol;
import engram.experiments.protocols.VideoProtocol;
import engram.tables.Scaling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of the papers' tables: a protocol and who takes part.
 *
 * @param dataset whose method files apply
 * @param methods names, in the table's order
 * @param seeds how many runs a figure is the mean of
 */
public record Grid(Protocol protocol, Optional<Dataset> dataset, List<String> methods, int seeds) {
    private static final List<String> IMAGE_METHODS =
            List.of(
                    "memae",
                    "memae-nonsparse",
                    "ae",
                    "vae",
                    "ocsvm",
                    "kde",
                    "dsebm",
                    "pixelcnn",
                    "knn",
                    "pca",
                    "isolation-forest",
                    "feature-memory");
    private static final List<String> TABLE_METHODS =
            List.of(
                    "memae",
                    "memae-nonsparse",
                    "ae",
                    "dagmm",
                    "dsebm",
                    "dcn",
                    "ocsvm",
                    "kde",
                    "vae",
                    "knn",
                    "pca",
                    "isolation-forest");
    public static final List<String> ABLATION =
            List.of(
                    "memae",
                    "memae-without-entropy",
                    "memae-without-shrinkage",
                    "memae-nonsparse",
                    "ae-l1",
                    "ae");

    /** MEMGAN, what it is compared with on the same networks, and itself with a part taken away. */
    public static final List<String> MEMGAN =
            List.of(
                    "memgan",
                    "memae",
                    "ae",
                    "vae",
                    "dsvdd",
                    "dsvdd-soft",
                    "alice",
                    "bigan",
                    "alad",
                    "f-anogan",
                    "ganomaly",
                    "memgan-as-read",
                    "memgan-without-r1",
                    "memgan-without-r3",
                    "memgan-without-r4",
                    "memgan-outside",
                    "memgan-without-projection",
                    "memgan-without-information",
                    "memgan-without-adversary");

    /** Other ways to address, begin and keep up a memory. */
    private static final List<String> MEMORIES =
            List.of(
                    "memae-dot",
                    "memae-cosine",
                    "memae-rising-threshold",
                    "memae-from-codes",
                    "memae-without-restarts");

    private static final Map<Dataset, List<String>> VARIANTS =
            Map.of(
                    Dataset.MNIST,
                    and(
                            MEMORIES,
                            "memae-120-epochs",
                            "ae-120-epochs",
                            "memae-ensemble",
                            "ae-ensemble",
                            "ocsvm-sharp",
                            "ocsvm-sharp-pixels",
                            "dsebm-less-noise",
                            "dsebm-more-noise",
                            "pixelcnn-2-levels",
                            "pixelcnn-32-levels"),
                    Dataset.CIFAR10,
                    List.of(
                            "memae-5-epochs",
                            "ae-5-epochs",
                            "memae-per-position",
                            "memae-published-rate",
                            "ae-published-rate",
                            "memae-ensemble",
                            "ae-ensemble"),
                    Dataset.KDDCUP99,
                    and(MEMORIES, "memae-60-epochs", "dagmm-light-covariance"));

    public static final Grid MNIST =
            images(new ImageProtocol("mnist", Dataset.MNIST, ImageProtocol.Dealing.PAPER));
    public static final Grid MNIST_ONE_CLASS =
            images(
                    new ImageProtocol(
                            "mnist-one-class", Dataset.MNIST, ImageProtocol.Dealing.ONE_CLASS));
    static final Grid CIFAR10 =
            images(new ImageProtocol("cifar10", Dataset.CIFAR10, ImageProtocol.Dealing.PAPER));
    static final Grid CIFAR10_ONE_CLASS =
            images(
                    new ImageProtocol(
                            "cifar10-one-class", Dataset.CIFAR10, ImageProtocol.Dealing.ONE_CLASS));

    /** Why a figure may be lower than the published one, of which the last epoch is not known. */
    public static final Grid MNIST_BY_EPOCH = MNIST.byEpoch();

    static final Grid CIFAR10_BY_EPOCH = CIFAR10.byEpoch();

    public static final Grid KDDCUP99 = connections("kddcup99", Scaling.STANDARD_NUMBERS);

    /** The other reading of the paper, which does not say how columns are scaled. */
    static final Grid KDDCUP99_MIN_MAX = connections("kddcup99-min-max", Scaling.MIN_MAX);

    /** Beyond the paper: bytes and seconds by their order of magnitude. */
    static final Grid KDDCUP99_LOG = connections("kddcup99-log", Scaling.LOG);

    /** Beyond the papers: whether what a memory learned is worth anything on tables at large. */
    static final Grid TABLES =
            new Grid(
                    new TablesProtocol(),
                    Optional.empty(),
                    List.of("memae", "ae", "knn", "kde", "pca", "isolation-forest"),
                    3);

    /** Beyond the papers: real pictures of parts, with what is pretrained and without. */
    static final Grid TILES =
            new Grid(
                    new TilesProtocol(),
                    Optional.empty(),
                    List.of(
                            "feature-memory",
                            "patchcore",
                            "padim",
                            "picture-statistics",
                            "memae-features",
                            "ae-features"),
                    3);

    /** MemAE's table of video. */
    public static final Grid PED2 =
            new Grid(
                    VideoProtocol.PED2,
                    Optional.empty(),
                    List.of(
                            "memae",
                            "memae-nonsparse",
                            "ae",
                            "ae-l1",
                            "ae-conv2d",
                            "ae-conv3d",
                            "frame-prediction",
                            "frame-memory"),
                    2);

    private static final Map<String, List<Grid>> BY_NAME =
            byName(
                    Map.of(
                            "ablation",
                            List.of(MNIST.of(ABLATION), KDDCUP99.of(ABLATION)),
                            "memgan",
                            List.of(MNIST_ONE_CLASS.of(MEMGAN), CIFAR10_ONE_CLASS.of(MEMGAN)),
                            "variants",
                            Stream.of(MNIST, CIFAR10, KDDCUP99)
                                    .map(grid -> grid.of(grid.variants()))
                                    .toList()));

    /** Tables by the names of their protocols, beside what is made of several. */
    private static Map<String, List<Grid>> byName(Map<String, List<Grid>> several) {
        Map<String, List<Grid>> byName = new TreeMap<>(several);
        all().forEach(grid -> byName.put(grid.protocol.name(), List.of(grid)));
        return byName;
    }

    private static Grid images(ImageProtocol protocol) {
        return new Grid(protocol, Optional.of(protocol.dataset()), IMAGE_METHODS, 3);
    }

    private static Grid connections(String name, Scaling scaling) {
        return new Grid(
                new KddProtocol(name, scaling), Optional.of(Dataset.KDDCUP99), TABLE_METHODS, 20);
    }

    private static List<String> and(List<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }

    private Grid of(List<String> others) {
        return new Grid(protocol, dataset, others, seeds);
    }

    private Grid byEpoch() {
        return new Grid(new ByEpoch(protocol), dataset, List.of("memae", "ae"), seeds);
    }

    /** Each a method with one thing changed, and so named, to explain a figure of the table. */
    public List<String> variants() {
        return dataset.map(set -> VARIANTS.getOrDefault(set, List.of())).orElse(List.of());
    }

    /** The method of the table that a variant is one of: "memae" of "memae-120-epochs". */
    public String varied(String variant) {
        return methods.stream()
                .filter(method -> variant.startsWith(method + "-"))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }

    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** All tables there are, each once. */
    public static List<Grid> all() {
        return List.of(
                MNIST,
                MNIST_ONE_CLASS,
                MNIST_BY_EPOCH,
                CIFAR10,
                CIFAR10_ONE_CLASS,
                CIFAR10_BY_EPOCH,
                KDDCUP99,
                KDDCUP99_MIN_MAX,
                KDDCUP99_LOG,
                TABLES,
                TILES,
                PED2);
    }

    /**
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static List<Grid> named(String name) {
        List<Grid> grids = BY_NAME.get(name);
        if (grids == null) {
            throw new UnusableSettingException(
                    "there is no benchmark \""
                            + name
                            + "\"; there are "
                            + String.join(", ", names()));
        }
        return grids;
    }

    /**
     * The table that a result file belongs to.
     *
     * @throws UnreadableDataException if it is none of the papers'
     */
    public static Grid of(String protocol, Path file) {
        return all().stream()
                .filter(grid -> grid.protocol.name().equals(protocol))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableDataException(
                                        file,
                                        "holds results of \""
                                                + protocol
                                                + "\", which is none of "
                                                + String.join(", ", names())));
    }

    /**
     * The settings a method takes part with: the protocol's file, or else the data set's.
     *
     * @throws IllegalArgumentException if there is no such method
     */
    public Method method(String name) {
        return Method.onFile(protocol.name(), name)
                .or(() -> dataset.flatMap(set -> Method.onFile(set.id(), name)))
                .orElseGet(() -> Method.standard(name));
    }

    /**
     * Finds out beforehand what would stop every run.
     *
     * @throws UnreadableDataException if the data is missing, damaged or of no use here
     */
    public void check(Path data) {
        dataset.ifPresentOrElse(set -> set.check(data), () -> protocol.open(data).close());
    }

    /**
     * Runs in the order in which partial results are worth most: all methods and problems with the
     * first seed, then with the next.
     */
    public List<Run> runs(List<Method> chosen, List<String> problems, int count) {
        List<Run> runs = new ArrayList<>();
        for (int seed = 1; seed <= count; seed++) {
            for (String problem : problems) {
                for (Method method : chosen) {
                    runs.add(new Run(protocol.name(), problem, method.name(), seed));
                }
            }
        }
        return runs;
    }
}
