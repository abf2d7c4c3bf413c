package engram.experiments.protocols;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.TableEncoding;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.images.ImageOptions;
import engram.images.Pictures;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Real samples in memory, to draw from at random.
 *
 * @param name such as "digits"
 * @param shape of each
 * @param normals one array each
 * @param anomalies likewise
 */
public record DrawnSamples(String name, SampleShape shape, float[][] normals, float[][] anomalies) {
    private static final String DIGIT = "2";
    private static final int MOST_ROWS = 20_000;
    private static final int TESTED = 1_000;
    private static final int ANOMALIES = 500;

    /** A draw: samples to learn from, and others to test on. */
    public record Drawn(Source training, Source normals, Source anomalies) {}

    /** MNIST's twos, among its other digits. */
    public static DrawnSamples digits(Path data) {
        return pictures("digits", Dataset.MNIST.in(data), DIGIT);
    }

    /** Pictures of one class among those of others, both parts together. */
    public static DrawnSamples pictures(String name, Path folder, String normal) {
        try (Source test = Pictures.open(folder, ImageOptions.defaults().withNormal(normal))) {
            Source training = test.parts().training();
            ImageEncoding encoding =
                    new ImageEncoding((SampleShape.Image) training.shape(), PixelRange.UNIT);
            float[][] first = values(training, encoding, Label.NORMAL, Integer.MAX_VALUE);
            float[][] others = values(test, encoding, Label.NORMAL, Integer.MAX_VALUE);
            float[][] normals = Arrays.copyOf(first, first.length + others.length);
            System.arraycopy(others, 0, normals, first.length, others.length);
            return new DrawnSamples(
                    name,
                    encoding.shape(),
                    normals,
                    values(test, encoding, Label.ANOMALOUS, MOST_ROWS));
        }
    }

    /** KDDCUP99's normal traffic, among its attacks. */
    public static DrawnSamples connections(Path data) {
        Path file = Dataset.KDDCUP99.in(data).resolve(Dataset.KDDCUP99.files().get(0));
        try (Table table =
                Table.query(
                        KddProtocol.query(file),
                        TableOptions.defaults().withLabel("kind", "other"))) {
            TableEncoding asTheyAre =
                    new TableEncoding(
                            table.columns().stream()
                                    .filter(column -> !column.equals("kind"))
                                    .<Column>map(column -> new Column.Flag(column, 0, false))
                                    .toList());
            return new DrawnSamples(
                    "connections",
                    asTheyAre.shape(),
                    values(table, asTheyAre, Label.NORMAL, MOST_ROWS),
                    values(table, asTheyAre, Label.ANOMALOUS, MOST_ROWS));
        }
    }

    /** At most so many, always the same at random. */
    private static float[][] values(Source source, Encoding encoding, Label label, int most) {
        BitSet chosen =
                IntStream.of(Split.shuffled(source.size(), 0))
                        .filter(position -> source.label(position) == label)
                        .limit(most)
                        .collect(BitSet::new, BitSet::set, BitSet::or);
        try (SampleStore store = source.store(encoding, chosen)) {
            float[][] values = new float[store.size()][store.shape().size()];
            for (int i = 0; i < values.length; i++) {
                store.read(i, values[i], 0);
            }
            return values;
        }
    }

    /**
     * Draws so many normal samples, and up to 1,000 others and 500 anomalies to test on. A draw of
     * more samples holds those of one of fewer.
     */
    public Drawn draw(int samples, int draw) {
        int[] order = Split.shuffled(normals.length, draw);
        int tested = Math.min(TESTED, normals.length - samples);
        int[] strange = Split.shuffled(anomalies.length, draw);
        return new Drawn(
                source(
                        IntStream.range(0, samples)
                                .mapToObj(i -> normals[order[i]])
                                .toArray(float[][]::new)),
                source(
                        IntStream.range(normals.length - tested, normals.length)
                                .mapToObj(i -> normals[order[i]])
                                .toArray(float[][]::new)),
                source(
                        IntStream.range(0, Math.min(ANOMALIES, strange.length))
                                .mapToObj(i -> anomalies[strange[i]])
                                .toArray(float[][]::new)));
    }

    private Source source(float[][] samples) {
        return shape instanceof SampleShape.Image image
                ? ArraySource.ofImages(image, samples)
                : ArraySource.ofRows(samples);
    }
}
