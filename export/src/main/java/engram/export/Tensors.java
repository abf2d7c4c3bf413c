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
        if (constant.values() instanceof float[] floats) {
            ByteBuffer bytes = room(floats.length, Float.BYTES);
            bytes.asFloatBuffer().put(floats);
            return of(constant, OnnxMl.TensorProto.DataType.FLOAT, bytes);
        } else if (constant.values() instanceof double[] doubles) {
            ByteBuffer bytes = room(doubles.length, Double.BYTES);
            bytes.asDoubleBuffer().put(doubles);
            return of(constant, OnnxMl.TensorProto.DataType.DOUBLE, bytes);
        }
        long[] wholes = (long[]) constant.values();
        ByteBuffer bytes = room(wholes.length, Long.BYTES);
        bytes.asLongBuffer().put(wholes);
        return of(constant, OnnxMl.TensorProto.DataType.INT64, bytes);
    }

    private static OnnxMl.TensorProto of(
            Graph.Constant constant, OnnxMl.TensorProto.DataType type, ByteBuffer bytes) {
        return kept(constant.name(), constant.shape(), type, bytes);
    }

    /** In 16 bits. */
    static OnnxMl.TensorProto of(String name, long[] shape, short[] halves) {
        ByteBuffer bytes = room(halves.length, Short.BYTES);
        bytes.asShortBuffer().put(halves);
        return kept(name, shape, OnnxMl.TensorProto.DataType.FLOAT16, bytes);
    }

    /** In 8 bits. */
    static OnnxMl.TensorProto of(String name, long[] shape, byte[] wholes) {
        return kept(name, shape, OnnxMl.TensorProto.DataType.INT8, ByteBuffer.wrap(wholes));
    }

    private static OnnxMl.TensorProto kept(
            String name, long[] shape, OnnxMl.TensorProto.DataType type, ByteBuffer bytes) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .setRawData(ByteString.copyFrom(bytes));
        for (long side : shape) {
            tensor.addDims(side);
        }
        return tensor.build();
    }

    private static ByteBuffer room(int count, int each) {
        return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
