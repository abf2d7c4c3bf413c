package engram.tables.text;

import java.util.ArrayList;
import java.util.List;

/** The first rows of a text, as far as a delimiter and double quotes divide it. */
final class Records {
    private static final int MOST = 200;

    private final List<List<String>> records = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private Records() {}

    /**
     * Without empty lines.
     *
     * @param whole whether the text ends where its last row does
     */
    static List<List<String>> of(String text, char delimiter, boolean whole) {
        Records reading = new Records();
        boolean quoted = false;
        for (int i = 0; i < text.length() && reading.records.size() < MOST; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    reading.cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted) {
                reading.cell.append(c);
            } else if (c == delimiter) {
                reading.endCell();
            } else if (c == '\n' || c == '\r') {
                reading.endRecord();
            } else {
                reading.cell.append(c);
            }
        }
        if (whole || reading.records.isEmpty()) {
            reading.endRecord();
        }
        return reading.records;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRecord() {
        if (cells.isEmpty() && cell.toString().isBlank()) {
            cell.setLength(0);
            return;
        }
        endCell();
        records.add(List.copyOf(cells));
        cells.clear();
    }
}
