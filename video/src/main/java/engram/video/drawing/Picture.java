package engram.video.drawing;

import engram.data.SampleShape;
import engram.video.frames.VideoFrame;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Frames as pictures that can be drawn on and written. */
public final class Picture {
    private Picture() {}

    /**
     * A frame's picture, of type {@link BufferedImage#TYPE_3BYTE_BGR}.
     *
     * @param pixels as {@link VideoFrame#pixels} has them
     */
    public static BufferedImage of(byte[] pixels, SampleShape.Image shape) {
        BufferedImage picture =
                new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int plane = shape.height() * shape.width();
        for (int c = 0; c < 3; c++) {
            // Blue comes first there.
            int from = shape.channels() == 1 ? 0 : (2 - c) * plane;
            for (int i = 0; i < plane; i++) {
                data[3 * i + c] = pixels[from + i];
            }
        }
        return picture;
    }
}
