package engram.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Survey;
import engram.detection.explanation.ColumnError;
import engram.detection.explanation.Explanation;
import engram.detection.explanation.KeptRow;
import engram.detection.verdict.Detection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Why rows have their scores, as JSON: what the page shows of each, for programs.
 *
 * @param threshold above which rows are anomalous; null where none is
 * @param highest the rows with the highest scores, highest first
 * @param borderline the rows with the highest scores that are not anomalous
 */
public record RowReasons(
        double falseAlarmRate, Double threshold, List<Reason> highest, List<Reason> borderline) {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /**
     * Why one row has its score.
     *
     * @param row by column, as a person reads it
     * @param columns each column's part in the error, largest first; empty for models that expect
     *     nothing
     * @param nearest the rows most like it that the detector remembers, nearest first; empty for
     *     models that keep none
     */
    public record Reason(
            String id,
            double score,
            double pValue,
            boolean anomalous,
            Map<String, String> row,
            List<ColumnError> columns,
            List<KeptRow> nearest) {}

    /**
     * @throws IllegalStateException if the detector was not trained on a table
     */
    public static RowReasons of(AnomalyDetector detector, Survey survey) {
        Explainer explainer = new Explainer(detector);
        return new RowReasons(
                detector.falseAlarmRate(),
                Double.isFinite(detector.threshold()) ? detector.threshold() : null,
                reasons(explainer, survey.anomalies()),
                reasons(explainer, survey.borderline()));
    }

    private static List<Reason> reasons(Explainer explainer, List<Explanation> explanations) {
        return explanations.stream().map(explanation -> reason(explainer, explanation)).toList();
    }

    private static Reason reason(Explainer explainer, Explanation explanation) {
        Detection detection = explanation.detection();
        return new Reason(
                detection.id(),
                // JSON knows no infinity.
                Math.min(detection.score(), Double.MAX_VALUE),
                detection.pValue(),
                detection.anomalous(),
                explainer.row(explanation.values()),
                explanation.reconstruction().isPresent()
                        ? explainer.columns(explanation)
                        : List.of(),
                explainer.kept(explanation));
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws engram.data.UnusableSettingException if the file exists and must not be replaced
     */
    public void write(Path file, boolean force) {
        ReportPage.write(file, force, this::json);
    }

    private String json() {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
