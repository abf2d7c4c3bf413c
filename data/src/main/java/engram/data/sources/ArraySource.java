package engram.data.sources;

import engram.data.Counted;
import engram.data.Given;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.Sha256;
import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.TableEncoding;
import engram.data.splits.Grouping;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples that a program already holds: rows of numbers, or pictures. The arrays are not copied and
 * must not change; a sample is called by its position, from 0. Rows stand for themselves and
 * neighbouring pictures belong together, unless said otherwise. Rows are standardised column by
 * column (mean 0, standard deviation 1 over the fitted positions; a constant column is only
 * centred).
 */
public final class ArraySource implements Source {
    private final SampleShape shape;
    private final float[][] samples;
    private final List<Label> labels;
    private final int[] positions;
    private final Grouping grouping;

    /** {@code grouping} is of all samples. */
    private ArraySource(
            SampleShape shape,
            float[][] samples,
            List<Label> labels,
            int[] positions,
            Grouping grouping) {
        this.shape = shape;
        this.samples = samples;
        this.labels = labels;
        this.positions = positions;
        this.grouping = grouping;
    }

    /**
     * Rows of which nothing is known.
     *
     * @throws UnreadableDataException if there are none, one is null, their lengths differ, or a
     *     value is not finite
     */
    public static ArraySource ofRows(float[][] rows) {
        return ofRows(rows, unknown(rows));
    }

    /** Rows and what is known about each. */
    public static ArraySource ofRows(float[][] rows, List<Label> labels) {
        int columns =
                Given.some(rows, "rows of numbers").length == 0 || rows[0] == null
                        ? 0
                        : rows[0].length;
        if (columns == 0) {
            throw new UnreadableDataException("expected rows of numbers, but there are none");
        }
        check(rows, labels, columns, "row");
        return new ArraySource(
                new SampleShape.Row(columns),
                rows,
                List.copyOf(labels),
                all(rows),
                Grouping.AT_RANDOM);
    }

    /**
     * Pictures of which nothing is known.
     *
     * @param pictures one array per picture, channel by channel, row by row, from 0 (black) to 1
     * @throws UnreadableDataException if there are none, one has not the size that {@code shape}
     *     says, or a value is not from 0 to 1
     */
    public static ArraySource ofImages(SampleShape.Image shape, float[][] pictures) {
        return ofImages(shape, pictures, unknown(pictures));
    }

    /** Pictures and what is known about each. */
    public static ArraySource ofImages(
            SampleShape.Image shape, float[][] pictures, List<Label> labels) {
        Given.some(shape, "the shape of the pictures");
        if (Given.some(pictures, "pictures").length == 0) {
            throw new UnreadableDataException("expected pictures, but there are none");
        }
        check(pictures, labels, shape.size(), "picture");
        for (int i = 0; i < pictures.length; i++) {
            for (float value : pictures[i]) {
                if (value < 0 || value > 1) {
                    throw new UnreadableDataException(
                            "picture " + i + ": expected values from 0 to 1, but one is " + value);
                }
            }
        }
        return new ArraySource(
                shape, pictures, List.copyOf(labels), all(pictures), Grouping.STRETCHES);
    }

    /**
     * The same samples, of which those of equal groups belong together.
     *
     * @param groups what each sample belongs to, such as a machine or a part
     * @throws UnreadableDataException if there are more or fewer than samples
     */
    public ArraySource grouped(List<String> groups) {
        if (Given.all(groups, "group").size() != samples.length) {
            throw new UnreadableDataException(
                    Counted.of(groups.size(), "group")
                            + " came for "
                            + Counted.of(samples.length, "sample"));
        }
        return grouped(Grouping.by("group", groups));
    }

    /** The same samples, of which neighbours belong together, such as rows in the order of time. */
    public ArraySource ordered() {
        return grouped(new Grouping.Stretches("their order", new int[0]));
    }

    private ArraySource grouped(Grouping changed) {
        return new ArraySource(shape, samples, labels, positions, changed);
    }

    @Override
    public String name() {
        return "array";
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Parts parts() {
        if (labels.stream().allMatch(Label.UNKNOWN::equals)) {
            return Parts.of(this);
        }
        int[] normal = IntStream.of(positions).filter(i -> labels.get(i) == Label.NORMAL).toArray();
        return Parts.of(new ArraySource(shape, samples, labels, normal, grouping));
    }

    @Override
    public String id(int position) {
        return Integer.toString(positions[position]);
    }

    @Override
    public Label label(int position) {
        return labels.get(positions[position]);
    }

    @Override
    public Grouping grouping() {
        return grouping.at(positions);
    }

    @Override
    public Encoding fit(BitSet chosen) {
        if (shape instanceof SampleShape.Image image) {
            return new ImageEncoding(image, PixelRange.UNIT);
        }
        int[] rows = chosen.stream().map(i -> positions[i]).toArray();
        return new TableEncoding(
                IntStream.range(0, shape.size()).mapToObj(c -> standardised(c, rows)).toList());
    }

    private Column standardised(int column, int[] rows) {
        double mean = IntStream.of(rows).mapToDouble(r -> samples[r][column]).average().orElse(0);
        double variance =
                IntStream.of(rows)
                        .mapToDouble(r -> Math.pow(samples[r][column] - mean, 2))
                        .average()
                        .orElse(0);
        double scale = variance > 0 ? Math.sqrt(variance) : 1;
        return new Column.Numeric("column " + column, mean, scale, mean, false);
    }

    @Override
    public Samples encode(Encoding encoding) {
        return open(encoding);
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet chosen) {
        int[] kept = chosen.stream().map(i -> positions[i]).toArray();
        return new ArraySource(shape, samples, labels, kept, grouping).open(encoding);
    }

    private SampleStore open(Encoding encoding) {
        if (encoding instanceof ImageEncoding image) {
            if (!image.shape().equals(shape)) {
                throw new ShapeMismatchException(image.shape(), shape);
            }
        } else if (encoding instanceof TableEncoding table) {
            requireNumbers(table);
        } else {
            throw new ShapeMismatchException(encoding.shape(), shape);
        }
        return new ArrayStore(encoding, samples, labels, positions);
    }

    private void requireNumbers(TableEncoding table) {
        SampleShape.Row expected = new SampleShape.Row(table.columns().size());
        if (!expected.equals(shape)) {
            throw new ShapeMismatchException(expected, shape);
        }
        for (Column column : table.columns()) {
            if (column instanceof Column.Category) {
                throw new UnreadableDataException(
                        "column " + column.name() + " holds words, and an array holds numbers");
            }
        }
    }

    @Override
    public String fingerprint() {
        Sha256 sum = new Sha256();
        for (int position : positions) {
            sum.addValues(samples[position]);
            sum.add(labels.get(position).name());
        }
        return sum.hexadecimal();
    }

    private static void check(float[][] samples, List<Label> labels, int size, String what) {
        if (Given.all(labels, "label").size() != samples.length) {
            throw new UnreadableDataException(
                    Counted.of(labels.size(), "label")
                            + " came for "
                            + Counted.of(samples.length, what));
        }
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] == null) {
                throw new UnreadableDataException(
                        what + " " + i + ": expected " + size + " values, but it is null");
            }
            if (samples[i].length != size) {
                throw new UnreadableDataException(
                        what
                                + " "
                                + i
                                + ": expected "
                                + size
                                + " values, not "
                                + samples[i].length);
            }
            for (int j = 0; j < size; j++) {
                if (!Float.isFinite(samples[i][j])) {
                    throw new UnreadableDataException(
                            what
                                    + " "
                                    + i
                                    + ", value "
                                    + j
                                    + ": "
                                    + samples[i][j]
                                    + " is not a finite number");
                }
            }
        }
    }

    private static List<Label> unknown(float[][] samples) {
        int count = Given.some(samples, "an array of samples").length;
        return Collections.nCopies(count, Label.UNKNOWN);
    }

    private static int[] all(float[][] samples) {
        return IntStream.range(0, samples.length).toArray();
    }
}
