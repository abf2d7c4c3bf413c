package engram.cli;

import engram.data.LeftOut;
import engram.detection.verdict.Detection;
import engram.tables.TableWriter;
import engram.tables.TableWriter.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores as a file of a table. */
final class ScoreTable implements ScoreOutput {
    private final TableWriter writer;

    ScoreTable(Path file, boolean overwrite) {
        Map<String, Kind> columns = new LinkedHashMap<>();
        columns.put("id", Kind.TEXT);
        columns.put("score", Kind.NUMBER);
        columns.put("p_value", Kind.NUMBER);
        columns.put("anomalous", Kind.TRUTH);
        columns.put("label", Kind.TEXT);
        writer = TableWriter.create(file, columns, overwrite);
    }

    @Override
    public void write(Detection detection) {
        writer.write(
                detection.id(),
                detection.score(),
                detection.pValue(),
                detection.anomalous(),
                ScoreOutput.name(detection.label()));
    }

    @Override
    public void leftOut(LeftOut sample) {
        writer.write(sample.id(), null, null, null, null);
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
