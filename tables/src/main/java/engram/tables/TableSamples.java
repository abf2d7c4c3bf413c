package engram.tables;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.Samples;
import engram.data.encodings.TableEncoding;
import java.util.List;

/**
 * Rows under an encoding, read anew from their source on each walk.
 *
 * @param readings what {@link Projection} has for the encoding
 */
record TableSamples(
        Rows rows,
        TableOptions options,
        boolean onlyNormal,
        TableEncoding encoding,
        List<ColumnReading> readings)
        implements Samples {

    @Override
    public SampleShape shape() {
        return encoding.shape();
    }

    @Override
    public SampleReader open() {
        Schema schema = rows.schema();
        StringBuilder sql = new StringBuilder("SELECT ");
        for (ColumnReading reading : readings) {
            sql.append(reading.number()).append(", ");
        }
        readings.forEach(
                reading -> reading.text().ifPresent(text -> sql.append(text).append(", ")));
        sql.append(Projection.label(schema, options)).append(", ");
        sql.append(options.id().map(schema::text).orElse("NULL")).append(", ");
        if (onlyNormal) {
            sql.append(rows.number()).append(" FROM ").append(rows.numbered());
            sql.append(" WHERE ").append(Projection.isNormal(schema, options));
        } else {
            // Counting rows while reading them is quicker than having them counted.
            sql.append("0::BIGINT FROM ").append(rows.relation());
        }
        return new TableReader(rows, encoding, readings, rows.database().open(sql.toString()));
    }
}
