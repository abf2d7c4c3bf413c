package engram.experiments.protocols;

import engram.data.Label;
import engram.images.ImageOptions;
import engram.images.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One class after the other is normal, all others are anomalous (MemAE, section 4.1).
 *
 * @param name what results are filed under
 */
public record ImageProtocol(String name, Dataset dataset, Dealing dealing) implements Protocol {
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final List<String> CIFAR10_NAMES =
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck");

    /** How pictures become training and test samples. */
    public enum Dealing {
        /**
         * The MemAE paper's, in the working reading of the specification (3.1): the official parts
         * pooled, two thirds of the normal pictures to learn from, the test set of the other third
         * and as many anomalies, drawn at random, as make 30 % of it.
         */
        PAPER,
        /** The usual: the class's official training pictures, all official test pictures. */
        ONE_CLASS
    }

    @Override
    public String title() {
        String data = dataset == Dataset.CIFAR10 ? "CIFAR-10" : dataset.name();
        return data
                + switch (dealing) {
                    case PAPER -> ", the paper's split";
                    case ONE_CLASS -> ", the usual one-class split";
                };
    }

    @Override
    public List<String> problems() {
        return CLASSES;
    }

    @Override
    public String label(String problem) {
        int position = CLASSES.indexOf(problem);
        return dataset == Dataset.CIFAR10 && position >= 0
                ? problem + " " + CIFAR10_NAMES.get(position)
                : problem;
    }

    @Override
    public String description() {
        return switch (dealing) {
            case PAPER ->
                    "The paper's split: each class in turn is normal; the official parts are pooled,"
                            + " two thirds of the normal pictures are learned from (a tenth of them held out for validation),"
                            + " the other third is tested with anomalies of the other classes, drawn at random,"
                            + " 30 % of the test set.";
            case ONE_CLASS ->
                    "The usual one-class split: each class in turn is normal; its official training"
                            + " pictures are learned from (a tenth of them held out for validation), all 10,000 official test"
                            + " pictures are tested.";
        };
    }

    @Override
    public Opened open(Path data) {
        Path place = dataset.in(data);
        return new Opened() {
            private final List<Pool> opened = new ArrayList<>();

            @Override
            public Problem problem(String problem, long seed) {
                closeAll();
                ImageOptions options = ImageOptions.defaults().withNormal(problem);
                return switch (dealing) {
                    case PAPER -> pooled(pool(place, options, true, true), seed);
                    case ONE_CLASS ->
                            new Problem(
                                    pool(place, options, true, false).parts().training(),
                                    pool(place, options, false, true));
                };
            }

            private Pool pool(Path place, ImageOptions options, boolean train, boolean test) {
                Pool pool =
                        new Pool(
                                dataset.files().stream()
                                        .filter(file -> !file.contains("labels"))
                                        .filter(file -> isTest(file) ? test : train)
                                        .map(file -> Pictures.open(place.resolve(file), options))
                                        .toList());
                opened.add(pool);
                return pool;
            }

            private void closeAll() {
                opened.forEach(Pool::close);
                opened.clear();
            }

            @Override
            public void close() {
                closeAll();
            }
        };
    }

    private static boolean isTest(String file) {
        return file.startsWith("t10k") || file.startsWith("test");
    }

    /** With n normal pictures: n/3 tested, the rest learned from, n/7 anomalies tested. */
    private static Problem pooled(Pool pool, long seed) {
        Labelling labelling = Labelling.of(pool);
        int[] normals = labelling.shuffled(Label.NORMAL, seed);
        int[] anomalies = labelling.shuffled(Label.ANOMALOUS, seed);
        int tested = Math.round(normals.length / 3f);
        BitSet test = Labelling.part(normals, 0, tested);
        test.or(Labelling.part(anomalies, 0, Math.round(normals.length / 7f)));
        return new Problem(
                new Portion(pool, Labelling.part(normals, tested, normals.length)),
                new Portion(pool, test));
    }
}
