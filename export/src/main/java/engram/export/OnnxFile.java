package engram.export;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import engram.data.OutputFile;
import engram.data.UnusableSettingException;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.DetectorGraph;
import engram.detection.files.Provenance;
import engram.nn.Graph;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A detector as a file of ONNX (intermediate representation 8, operators 17): one graph from pixels
 * or encoded rows to score, p-value and verdict, for any number of samples at once. Its metadata
 * tell the model, the threshold, how samples are encoded, and where the detector comes from.
 */
public final class OnnxFile {
    private static final long REPRESENTATION = 8;
    private static final long OPERATORS = 17;
    private static final String BATCH = "batch";
    private static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

    private OnnxFile() {}

    /**
     * Writes the file, whole or not at all.
     *
     * @throws engram.data.UnusableSettingException if the detector's mathematics cannot be said in
     *     ONNX; says why
     * @throws java.io.UncheckedIOException if the disk refuses
     */
    public static void write(AnomalyDetector detector, OutputFile file) {
        write(detector, Precision.SINGLE, file);
    }

    /** The same with weights in fewer bits, which costs some of the score's exactness. */
    public static void write(AnomalyDetector detector, Precision precision, OutputFile file) {
        OnnxMl.ModelProto model = model(detector, precision);
        file.write(
                unfinished -> {
                    try (OutputStream out = Files.newOutputStream(unfinished)) {
                        model.writeTo(out);
                    }
                });
    }

    /** What goes in and what comes out, in a line. */
    public static String describe(AnomalyDetector detector) {
        boolean picture = detector.encoding() instanceof ImageEncoding;
        return (picture ? "pixels (0 to 255) of " : "features of ")
                + detector.encoding().shape()
                + " to score, p_value, anomalous";
    }

    static OnnxMl.ModelProto model(AnomalyDetector detector, Precision precision) {
        DetectorGraph drawn = DetectorGraph.of(detector);
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("engram");
        graph.addInput(value(drawn.input(), OnnxMl.TensorProto.DataType.FLOAT, drawn.dimensions()));
        graph.addOutput(value("score", OnnxMl.TensorProto.DataType.DOUBLE, List.of()));
        graph.addOutput(value("p_value", OnnxMl.TensorProto.DataType.DOUBLE, List.of()));
        graph.addOutput(value("anomalous", OnnxMl.TensorProto.DataType.BOOL, List.of()));
        long bytes = 0;
        for (Graph.Constant constant : drawn.graph().constants()) {
            int before = graph.getInitializerCount();
            precision.put(constant, graph);
            for (int i = before; i < graph.getInitializerCount(); i++) {
                bytes += graph.getInitializer(i).getSerializedSize();
            }
            if (bytes > MOST_BYTES) {
                throw new UnusableSettingException(
                        "the detector is larger than the 2 GB that a file of ONNX holds");
            }
        }
        drawn.graph().nodes().forEach(node -> graph.addNode(node(node)));
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(REPRESENTATION)
                        .setProducerName("engram")
                        .setProducerVersion(detector.provenance().environment().engram())
                        .setDocString(describe(detector))
                        .addOpsetImport(
                                OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                        .setGraph(graph);
        metadata(detector, precision)
                .forEach(
                        (name, text) ->
                                model.addMetadataProps(
                                        OnnxMl.StringStringEntryProto.newBuilder()
                                                .setKey(name)
                                                .setValue(text)));
        return model.build();
    }

    private static OnnxMl.ValueInfoProto value(
            String name, OnnxMl.TensorProto.DataType type, List<Integer> each) {
        OnnxMl.TensorShapeProto.Builder shape =
                OnnxMl.TensorShapeProto.newBuilder()
                        .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (int side : each) {
            shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }

    static OnnxMl.NodeProto node(Graph.Node node) {
        OnnxMl.NodeProto.Builder built =
                OnnxMl.NodeProto.newBuilder()
                        .setOpType(node.operator())
                        .setName(node.outputs().get(0))
                        .addAllInput(node.inputs())
                        .addAllOutput(node.outputs());
        node.attributes().forEach((name, given) -> built.addAttribute(attribute(name, given)));
        return built.build();
    }

    private static OnnxMl.AttributeProto attribute(String name, Object given) {
        OnnxMl.AttributeProto.Builder built = OnnxMl.AttributeProto.newBuilder().setName(name);
        if (given instanceof Long whole) {
            built.setType(OnnxMl.AttributeProto.AttributeType.INT).setI(whole);
        } else if (given instanceof Float number) {
            built.setType(OnnxMl.AttributeProto.AttributeType.FLOAT).setF(number);
        } else if (given instanceof String text) {
            built.setType(OnnxMl.AttributeProto.AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(text));
        } else {
            built.setType(OnnxMl.AttributeProto.AttributeType.INTS);
            for (long whole : (long[]) given) {
                built.addInts(whole);
            }
        }
        return built.build();
    }

    private static Map<String, String> metadata(AnomalyDetector detector, Precision precision) {
        Provenance provenance = detector.provenance();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("engram.model", detector.config().family());
        metadata.put("engram.precision", precision.name().toLowerCase(Locale.ROOT));
        metadata.put("engram.false_alarm_rate", String.valueOf(detector.falseAlarmRate()));
        metadata.put("engram.threshold", String.valueOf(detector.threshold()));
        metadata.put("engram.calibration", provenance.counts().sentence());
        metadata.put("engram.source", provenance.source());
        metadata.put("engram.source_sha256", provenance.sourceHash());
        metadata.put("engram.created", provenance.created().toString());
        metadata.put("engram.version", provenance.environment().engram());
        metadata.put("engram.commit", provenance.environment().commit());
        if (detector.encoding() instanceof TableEncoding table) {
            metadata.put("engram.encoding", RowEncoding.json(table));
        } else if (detector.encoding() instanceof ImageEncoding image) {
            metadata.put("engram.encoding", "pixels 0 to 255 of " + image.shape());
        }
        return metadata;
    }
}
