package engram.spark;

import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.detection.verdict.Detection;
import engram.images.PictureEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pictures' files, as Spark's {@code binaryFile} reads them.
 *
 * @param position of the column that holds them
 */
record PictureColumn(int position) implements Reading {
    private static final String CONTENT = "content";

    /** As the command line has it. */
    private static final int MEGAPIXELS = 250;

    private static final StructType VERDICT =
            new StructType()
                    .add("score", DataTypes.DoubleType)
                    .add("p_value", DataTypes.DoubleType)
                    .add("anomalous", DataTypes.BooleanType)
                    .add("problem", DataTypes.StringType);

    /**
     * @throws UnreadableDataException if no column holds files
     */
    static PictureColumn of(StructType schema) {
        int position = Arrays.asList(schema.fieldNames()).indexOf(CONTENT);
        if (position < 0 || !(schema.apply(position).dataType() instanceof BinaryType)) {
            throw new UnreadableDataException(
                    "the detector judges pictures: expected their files in a binary column"
                            + " content, as spark.read().format(\"binaryFile\") has it; there are "
                            + String.join(", ", schema.fieldNames()));
        }
        return new PictureColumn(position);
    }

    @Override
    public StructType verdict() {
        return VERDICT;
    }

    @Override
    public Encoded encode(List<Row> rows, Encoding encoding) {
        ImageEncoding image = (ImageEncoding) encoding;
        PictureEncoder encoder = new PictureEncoder(image);
        int size = image.shape().size();
        float[] values = new float[Math.multiplyExact(rows.size(), size)];
        Map<Integer, String> problems = new HashMap<>();
        int read = 0;
        for (int i = 0; i < rows.size(); i++) {
            try {
                byte[] file = file(rows.get(i));
                System.arraycopy(encoder.encode(file, MEGAPIXELS), 0, values, read * size, size);
                read++;
            } catch (UnreadableDataException e) {
                problems.put(i, e.getMessage());
            }
        }
        return new Encoded(image.shape(), Arrays.copyOf(values, read * size), problems);
    }

    private byte[] file(Row row) {
        if (row.isNullAt(position)) {
            throw new UnreadableDataException("is null");
        }
        return row.getAs(position);
    }

    @Override
    public Row verdict(Judged judged) {
        Detection detection = judged.detection();
        return RowFactory.create(
                detection.score(), detection.pValue(), detection.anomalous(), null);
    }

    @Override
    public Row problem(String why) {
        return RowFactory.create(null, null, null, why);
    }
}
