package engram.export;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import engram.nn.Graph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Constants as ONNX stores them: little-endian bytes. */
final class Tensors {
    private Tensors() {}

    static OnnxMl.TensorProto of(Graph.Constant constant) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder().setName(constant.name());
        for (long side : constant.shape()) {
            tensor.addDims(side);
        }
        if (constant.values() instanceof float[] floats) {
            ByteBuffer bytes = room(floats.length, Float.BYTES);
            bytes.asFloatBuffer().put(floats);
            return tensor.setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                    .setRawData(ByteString.copyFrom(bytes))
                    .build();
        } else if (constant.values() instanceof double[] doubles) {
            ByteBuffer bytes = room(doubles.length, Double.BYTES);
            bytes.asDoubleBuffer().put(doubles);
            return tensor.setDataType(OnnxMl.TensorProto.DataType.DOUBLE.getNumber())
                    .setRawData(ByteString.copyFrom(bytes))
                    .build();
        }
        long[] wholes = (long[]) constant.values();
        ByteBuffer bytes = room(wholes.length, Long.BYTES);
        bytes.asLongBuffer().put(wholes);
        return tensor.setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber())
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    private static ByteBuffer room(int count, int each) {
        return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
