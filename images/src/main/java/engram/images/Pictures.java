package engram.images;

import engram.data.Encoding;
import engram.data.Grouping;
import engram.data.ImageEncoding;
import engram.data.Label;
import engram.data.Parts;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.Source;
import engram.data.UnreadableDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures as a source, whatever they are stored in. Where they come in two parts, this source, its
 * {@link #size} and {@link #encode} included, is the test part, and its {@link #shape} is the
 * training part's.
 *
 * <p>Nothing is decoded before it is read; at most a quarter of the heap holds decoded pictures.
 * The aspect ratio is not kept in resizing.
 */
public sealed class Pictures implements Source permits ImageFolder, IdxImages, CifarImages {
    private final Path root;
    private final Album pictures;
    private final Album training;
    private final ImageOptions options;
    private Parts parts;
    private SampleShape.Image shape;
    private String fingerprint;

    Pictures(Path root, Album pictures, Album training, ImageOptions options) {
        this.root = root;
        this.pictures = pictures;
        this.training = training;
        this.options = options;
    }

    /**
     * Opens what {@code path} is: a folder of pictures or a single one ({@link ImageFolder}), IDX
     * files ({@link IdxImages}) or CIFAR-10 files ({@link CifarImages}).
     *
     * @throws UnreadableDataException if it is none of these
     */
    public static Pictures open(Path path, ImageOptions options) {
        if (!Files.exists(path)) {
            throw new UnreadableDataException(path, "there is no such file or folder");
        }
        if (IdxImages.areAt(path)) {
            return IdxImages.open(path, options);
        }
        if (CifarImages.areAt(path)) {
            return CifarImages.open(path, options);
        }
        if (Files.isDirectory(path) || PictureFile.isPicture(path.toString())) {
            return ImageFolder.open(path, options);
        }
        throw new UnreadableDataException(
                path,
                "expected a folder of pictures, a picture, an IDX file or a CIFAR-10 file, and it"
                        + " is none of these");
    }

    /** Whether {@link #open} would find pictures; looks at names and a few bytes only. */
    public static boolean recognises(Path path) {
        return Files.isDirectory(path)
                ? IdxImages.areAt(path)
                        || CifarImages.areAt(path)
                        || ImageFolder.holdsPictures(path)
                : Files.exists(path)
                        && (PictureFile.isPicture(path.toString())
                                || IdxImages.areAt(path)
                                || CifarImages.areAt(path));
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public Map<String, String> settings() {
        return options.settings();
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public synchronized Parts parts() {
        if (parts == null) {
            Album normals = training.normals();
            if (normals.size() == 0) {
                throw new UnreadableDataException(
                        root,
                        "there are no normal pictures to learn from; --normal names the classes");
            }
            Optional<Source> test = training == pictures ? Optional.empty() : Optional.of(this);
            parts = new Parts(new Pictures(root, normals, normals, options), test);
        }
        return parts;
    }

    @Override
    public String id(int position) {
        return pictures.id(position);
    }

    @Override
    public Label label(int position) {
        return pictures.label(position);
    }

    /**
     * {@inheritDoc} By the options' names; else in stretches, since neighbouring files are often
     * one part under another light.
     */
    @Override
    public Grouping grouping() {
        return options.groups()
                .map(names -> names.grouping(root.toString(), pictures))
                .orElse(Grouping.STRETCHES);
    }

    /**
     * Pictures have no statistics: the encoding depends on the options and, where these leave the
     * shape open, on all normal pictures' headers, not on {@code positions}.
     */
    @Override
    public Encoding fit(BitSet positions) {
        return new ImageEncoding(shape(), options.range());
    }

    @Override
    public synchronized SampleShape.Image shape() {
        if (shape == null) {
            Album normals = training.normals();
            shape = ShapeChoice.of(normals.size() > 0 ? normals : training, options);
        }
        return shape;
    }

    @Override
    public Samples encode(Encoding encoding) {
        ImageEncoding images = images(encoding);
        return new Samples() {
            @Override
            public SampleShape shape() {
                return images.shape();
            }

            @Override
            public SampleReader open() {
                return new PictureReader(pictures, images, options.skipUnreadable());
            }
        };
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet positions) {
        return PictureStore.open(
                pictures.at(positions.stream().toArray()),
                images(encoding),
                options.skipUnreadable(),
                Runtime.getRuntime().maxMemory() / 4);
    }

    /** {@inheritDoc} Of the part that this source is; reads every file once, the first time. */
    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            MessageDigest digest = sha256();
            for (int i = 0; i < pictures.size(); i++) {
                digest.update(pictures.id(i).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                pictures.digest(i, digest);
            }
            fingerprint = HexFormat.of().formatHex(digest.digest());
        }
        return fingerprint;
    }

    private ImageEncoding images(Encoding encoding) {
        if (encoding instanceof ImageEncoding images) {
            return images;
        }
        throw new UnreadableDataException(
                root, "these are pictures, but rows of " + encoding.shape() + " were expected");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
