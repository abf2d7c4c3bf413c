package engram.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import engram.data.SampleShape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A file of ONNX, computed by ONNX Runtime. */
final class OnnxSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxSession(Path file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        session = environment.createSession(file.toString(), options);
    }

    /** What the graph says of samples. */
    record Verdicts(double[] scores, double[] pValues, boolean[] anomalous) {}

    Verdicts judge(float[] values, int count, SampleShape shape) throws OrtException {
        long[] dimensions =
                LongStream.concat(
                                LongStream.of(count),
                                IntStream.of(shape.dimensions()).asLongStream())
                        .toArray();
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dimensions);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return new Verdicts(
                    (double[]) result.get("score").orElseThrow().getValue(),
                    (double[]) result.get("p_value").orElseThrow().getValue(),
                    (boolean[]) result.get("anomalous").orElseThrow().getValue());
        }
    }

    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
