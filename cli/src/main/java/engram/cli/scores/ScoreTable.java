package engram.cli.scores;

import engram.data.LeftOut;
import engram.detection.verdict.Detection;
import engram.tables.TableWriter;
import engram.tables.TableWriter.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores as a file of a table. */
public final class ScoreTable implements ScoreOutput {
    private final TableWriter writer;
    private final Naming naming;

    public ScoreTable(Path file, Naming naming, boolean overwrite) {
        this.naming = naming;
        Map<String, Kind> columns = new LinkedHashMap<>();
        naming.columns().forEach(name -> columns.put(name, isText(name) ? Kind.TEXT : Kind.NUMBER));
        columns.put("score", Kind.NUMBER);
        columns.put("p_value", Kind.NUMBER);
        columns.put("anomalous", Kind.TRUTH);
        columns.put("label", Kind.TEXT);
        writer = TableWriter.create(file, columns, overwrite);
    }

    private static boolean isText(String column) {
        return column.equals("id") || column.equals("video");
    }

    @Override
    public void write(Detection detection) {
        row(
                detection.id(),
                detection.score(),
                detection.pValue(),
                detection.anomalous(),
                ScoreOutput.name(detection.label()));
    }

    @Override
    public void leftOut(LeftOut sample) {
        row(sample.id(), null, null, null, null);
    }

    private void row(String id, Object... values) {
        List<Object> cells = new ArrayList<>(naming.cells(id));
        while (cells.size() < naming.columns().size()) {
            cells.add(null);
        }
        cells.addAll(Arrays.asList(values));
        writer.write(cells.toArray());
    }

    @Override
    public void finish() {
        writer.finish();
    }

    @Override
    public void close() {
        writer.close();
    }
}
