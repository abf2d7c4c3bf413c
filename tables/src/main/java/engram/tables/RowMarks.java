package engram.tables;

import engram.data.Label;
import java.util.List;
import java.util.Optional;

/**
 * What rows are called and labelled, by position, read without their numbers.
 *
 * @param ids empty where rows are called by their number
 * @param numbers of the rows, from 1
 * @param labels as {@link Label}'s ordinals
 */
record RowMarks(Optional<String[]> ids, long[] numbers, byte[] labels) {
    private static final Label[] LABELS = Label.values();

    private record Mark(long number, String id, byte label) {}

    static RowMarks read(Rows rows, TableOptions options, Optional<String> condition) {
        Schema schema = rows.schema();
        String sql =
                "SELECT %s, %s, %s FROM %s%s"
                        .formatted(
                                rows.number(),
                                options.id().map(schema::text).orElse("NULL"),
                                Projection.label(schema, options),
                                rows.numbered(),
                                condition.map(c -> " WHERE " + c).orElse(""));
        List<Mark> marks =
                rows.database()
                        .list(
                                sql,
                                row ->
                                        new Mark(
                                                row.getLong(1),
                                                row.getString(2),
                                                (byte) row.getInt(3)));
        long[] numbers = new long[marks.size()];
        byte[] labels = new byte[marks.size()];
        String[] ids = new String[marks.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = marks.get(i).number;
            labels[i] = marks.get(i).label;
            ids[i] = marks.get(i).id;
        }
        return new RowMarks(options.id().map(column -> ids), numbers, labels);
    }

    String id(int position) {
        return ids.map(names -> names[position]).orElseGet(() -> Long.toString(numbers[position]));
    }

    boolean lacks(Label label) {
        for (byte found : labels) {
            if (LABELS[found] == label) {
                return false;
            }
        }
        return true;
    }

    Label label(int position) {
        return LABELS[labels[position]];
    }
}
