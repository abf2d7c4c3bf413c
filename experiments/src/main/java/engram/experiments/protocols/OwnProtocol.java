package engram.experiments.protocols;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * A user's own data. Where it comes in two parts, one is learned from and the other tested; else
 * two thirds of the normal samples are learned from, and the others tested with all anomalies.
 *
 * @param source opens the data
 */
public record OwnProtocol(String name, Function<Path, Source> source) implements Protocol {

    @Override
    public String title() {
        return "Own data";
    }

    @Override
    public List<String> problems() {
        return List.of("all");
    }

    @Override
    public String description() {
        return "The data's own training and test part; where it has one part, two thirds of the normal samples are learned"
                + " from, the others tested with all anomalies. A tenth of what is learned from is held out for validation.";
    }

    @Override
    public Opened open(Path data) {
        Source opened = source.apply(data);
        Labelling labelling = Labelling.of(opened);
        requireBoth(opened, labelling);
        Parts parts = opened.parts();
        return new Opened() {
            @Override
            public Problem problem(String problem, long seed) {
                return parts.test()
                        .map(test -> new Problem(parts.training(), test))
                        .orElseGet(() -> dealt(opened, labelling, seed));
            }

            @Override
            public void close() {
                opened.close();
            }
        };
    }

    private static void requireBoth(Source source, Labelling labelling) {
        for (Label label : List.of(Label.NORMAL, Label.ANOMALOUS)) {
            if (!labelling.labels().contains(label)) {
                throw new UnreadableDataException(
                        source.name()
                                + ": detectors are compared on labelled samples, and none is "
                                + label.name().toLowerCase(java.util.Locale.ROOT)
                                + ". Pictures: a folder with train/good, test/good and"
                                + " test/ANOMALY, or class folders with --normal CLASS."
                                + " Tables: --label-column C --normal VALUE");
            }
        }
    }

    private static Problem dealt(Source source, Labelling labelling, long seed) {
        int[] normals = labelling.shuffled(Label.NORMAL, seed);
        int tested = Math.round(normals.length / 3f);
        BitSet test = Labelling.part(normals, 0, tested);
        int[] anomalies = labelling.shuffled(Label.ANOMALOUS, seed);
        test.or(Labelling.part(anomalies, 0, anomalies.length));
        return new Problem(
                new Portion(source, Labelling.part(normals, tested, normals.length)),
                new Portion(source, test));
    }
}
