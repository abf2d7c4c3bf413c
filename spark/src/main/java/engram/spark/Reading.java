package engram.spark;

import engram.data.encodings.Encoding;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How samples are taken from rows of a Spark table, and what is said of each. */
sealed interface Reading extends Serializable permits RowColumns, PictureColumn {

    /** What a verdict looks like. */
    StructType verdict();

    /** The samples of some rows, encoded. */
    Encoded encode(List<Row> rows, Encoding encoding);

    /** What is said of a sample that was judged. */
    Row verdict(Judged judged);

    /** What is said of a sample that could not be read. */
    Row problem(String why);
}
