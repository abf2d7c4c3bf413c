package engram.detection.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.detection.verdict.CrossConformal;
import engram.training.EpochReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The file {@code detector.json}.
 *
 * @param format version of the folder's layout
 * @param config as {@link ConfigTree} has it
 * @param calibration scores, ascending; of all folds together where there are folds
 * @param burst as {@link Calibration#burst} has it; 1 where it is not there
 * @param stretches as {@link Calibration#stretches} has them, where it does
 * @param folds each fold's calibration scores, ascending, where each fold's model judges
 * @param highError as {@link ErrorProfile#high} has it
 * @param files the folder's other files by name
 */
record DetectorJson(
        int format,
        JsonNode config,
        Encoding encoding,
        double[] calibration,
        Optional<Double> burst,
        Optional<int[]> stretches,
        Optional<List<double[]>> folds,
        Optional<Float> highError,
        Optional<StoredGallery> gallery,
        Optional<StoredAlbum> album,
        List<EpochReport> history,
        Provenance provenance,
        Map<String, FileMark> files) {

    /** Writes and reads JSON; which classes a file can name is listed here and nowhere else. */
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .addMixIn(Encoding.class, EncodingKinds.class)
                    .addMixIn(Column.class, ColumnKinds.class)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    DetectorJson {
        Objects.requireNonNull(config, "config is missing");
        Objects.requireNonNull(encoding, "encoding is missing");
        Objects.requireNonNull(calibration, "calibration is missing");
        Objects.requireNonNull(history, "history is missing");
        Objects.requireNonNull(provenance, "provenance is missing");
        Objects.requireNonNull(files, "files are missing");
    }

    Calibrated calibrated() {
        double alike = burst.orElse(1.0);
        return folds.map(
                        scores ->
                                Calibrated.by(
                                        new CrossConformal(
                                                scores.stream().map(Calibration::new).toList(),
                                                alike)))
                .orElseGet(
                        () ->
                                Calibrated.by(
                                        stretches
                                                .map(of -> Calibration.inStretches(calibration, of))
                                                .orElseGet(
                                                        () ->
                                                                new Calibration(
                                                                        calibration, alike))));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ImageEncoding.class, name = "image"),
        @JsonSubTypes.Type(value = ClipEncoding.class, name = "clip"),
        @JsonSubTypes.Type(value = TableEncoding.class, name = "table")
    })
    private interface EncodingKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Column.Numeric.class, name = "numeric"),
        @JsonSubTypes.Type(value = Column.Logarithmic.class, name = "logarithmic"),
        @JsonSubTypes.Type(value = Column.Flag.class, name = "flag"),
        @JsonSubTypes.Type(value = Column.Category.class, name = "category")
    })
    private interface ColumnKinds {}
}
