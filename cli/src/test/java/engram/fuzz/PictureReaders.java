package engram.fuzz;

import engram.data.SampleReader;
import engram.data.encodings.Encoding;
import engram.data.sources.Source;
import engram.images.ImageOptions;
import engram.images.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/**
 * Pictures, in files of their own or many in one.
 *
 * @param fileName what the input is called, by which its kind is told
 */
record PictureReaders(String fileName) implements Reader {

    @Override
    public List<byte[]> seeds() throws IOException {
        if (fileName.contains("idx")) {
            return fileName.endsWith(".gz") ? List.of(zipped(idx())) : List.of(idx());
        } else if (fileName.endsWith(".bin")) {
            return List.of(cifar());
        } else if (fileName.endsWith(".webp")) {
            return List.of(resource("lossy.webp"), resource("lossless.webp"));
        }
        String format = fileName.substring(fileName.lastIndexOf('.') + 1);
        List<byte[]> seeds = new ArrayList<>();
        for (int type :
                new int[] {
                    BufferedImage.TYPE_BYTE_GRAY,
                    BufferedImage.TYPE_3BYTE_BGR,
                    BufferedImage.TYPE_USHORT_GRAY,
                    BufferedImage.TYPE_BYTE_INDEXED
                }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (ImageIO.write(noise(type), format, out)) {
                seeds.add(out.toByteArray());
            }
        }
        return seeds;
    }

    private static BufferedImage noise(int type) {
        BufferedImage picture = new BufferedImage(12, 9, type);
        SplittableRandom random = new SplittableRandom(type);
        for (int i = 0; i < 12 * 9; i++) {
            picture.setRGB(i % 12, i / 12, random.nextInt());
        }
        return picture;
    }

    private static byte[] idx() {
        return ByteBuffer.allocate(16 + 3 * 16).putInt(0x803).putInt(3).putInt(4).putInt(4).array();
    }

    private static byte[] cifar() {
        return new byte[2 * 3073];
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PictureReaders.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Override
    public byte[] damage(byte[] seed, byte[] other, Damage damage) {
        return damage.bytes(seed, other);
    }

    @Override
    public void read(byte[] input, Path scratch) throws IOException {
        Path file = Files.write(scratch.resolve(fileName), input);
        try (Source source = Pictures.open(file, ImageOptions.defaults())) {
            BitSet all = new BitSet();
            all.set(0, source.size());
            Encoding encoding = source.fit(all);
            try (SampleReader reader = source.encode(encoding).open()) {
                int batches = 0;
                while (reader.next(64).isPresent() && batches < 1000) {
                    batches++;
                }
            }
        }
    }
}
