package engram.spark;

import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a partition with their verdicts; read and judged a batch at a time. */
final class JudgedRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Reading reading;
    private final AnomalyDetector detector;
    private Iterator<Row> batch = Collections.emptyIterator();

    JudgedRows(Iterator<Row> rows, Reading reading, AnomalyDetector detector) {
        this.rows = rows;
        this.reading = reading;
        this.detector = detector;
    }

    @Override
    public boolean hasNext() {
        return batch.hasNext() || rows.hasNext();
    }

    @Override
    public Row next() {
        if (!batch.hasNext()) {
            batch = judged(together()).iterator();
        }
        return batch.next();
    }

    private List<Row> together() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        int most = detector.samplesAtOnce();
        List<Row> together = new ArrayList<>();
        while (together.size() < most && rows.hasNext()) {
            together.add(rows.next());
        }
        return together;
    }

    private List<Row> judged(List<Row> together) {
        Encoded encoded = reading.encode(together, detector.encoding());
        List<Detection> detections = detector.detect(encoded);
        List<Row> judged = new ArrayList<>(together.size());
        int next = 0;
        for (int i = 0; i < together.size(); i++) {
            String problem = encoded.problems().get(i);
            if (problem != null) {
                judged.add(widened(together.get(i), reading.problem(problem)));
            } else {
                Detection detection = detections.get(next);
                Judged sample = new Judged(detector, detection, encoded.sample(next));
                judged.add(widened(together.get(i), reading.verdict(sample)));
                next++;
            }
        }
        return judged;
    }

    private static Row widened(Row row, Row verdict) {
        Object[] cells = new Object[row.length() + 1];
        for (int i = 0; i < row.length(); i++) {
            cells[i] = row.get(i);
        }
        cells[row.length()] = verdict;
        return RowFactory.create(cells);
    }
}
