package engram.images;

import engram.data.Counted;
import engram.data.Given;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.Levels;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.images.files.PictureFile;
import engram.images.files.PictureHeader;
import engram.images.folders.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures as a source, whatever they are stored in. Where they come in two parts, this source, its
 * {@link #size} and {@link #encode} included, is the test part, and its {@link #shape} is the
 * training part's.
 *
 * <p>Nothing is decoded before it is read; at most a quarter of the heap holds decoded pictures.
 * The aspect ratio is not kept in resizing.
 */
public sealed class Pictures implements Source permits ImageFolder, IdxImages, CifarImages {
    /** Two to learn from, one to watch and one to calibrate. */
    private static final int FEWEST = 4;

    private final Path root;
    private final Album pictures;
    private final Album training;
    private final ImageOptions options;
    private final Account account;
    private boolean learned;
    private ShapeChoice.Choice choice;
    private Parts parts;
    private Grouping grouping;
    private String fingerprint;

    Pictures(Path root, Album pictures, Album training, ImageOptions options, Account account) {
        this.root = root;
        this.pictures = pictures;
        this.training = training;
        this.options = options;
        this.account = account;
    }

    /**
     * What there is to say of how pictures were taken.
     *
     * @param remarks of these pictures
     * @param ofTraining of those to learn from
     * @param refusal why there is nothing to learn from, or it cannot be told; null where it can
     */
    record Account(List<String> remarks, List<String> ofTraining, String refusal) {
        /** Of files of numbered classes. */
        static Account of(Album training) {
            int count = training.normals().size();
            return new Account(
                    List.of(),
                    List.of("learning from " + Tally.pictures(count)),
                    count > 0
                            ? null
                            : "there are no normal pictures to learn from; --normal names the"
                                    + " classes");
        }
    }

    /**
     * Opens what {@code path} is: a folder of pictures or a single one ({@link ImageFolder}), IDX
     * files ({@link IdxImages}) or CIFAR-10 files ({@link CifarImages}).
     *
     * @throws UnreadableDataException if it is none of these
     */
    public static Pictures open(Path path, ImageOptions options) {
        if (!Files.exists(Given.some(path, "a path to pictures"))) {
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
            if (account.refusal != null) {
                throw new UnreadableDataException(root, account.refusal);
            }
            Album normals = training.normals();
            Account learned = new Account(account.ofTraining, account.ofTraining, null);
            Pictures source = new Pictures(root, normals, normals, options, learned);
            source.learned = true;
            source.choice = choice;
            Optional<Source> test = training == pictures ? Optional.empty() : Optional.of(this);
            parts = new Parts(source, test);
        }
        return parts;
    }

    /**
     * {@inheritDoc} Reads those of which another one is as long. Where hardly any are different
     * there is nothing to deal without the copies: they stay, with a warning.
     */
    @Override
    public Pictures distinct() {
        Copies copies = Copies.in(pictures);
        if (copies.any().isEmpty()) {
            return this;
        }
        int one = copies.any().get();
        String example = pictures.id(one) + " is " + pictures.id(copies.of()[one]);
        Album firsts = pictures.at(copies.firsts());
        boolean enough = firsts.size() >= FEWEST;
        String said =
                enough
                        ? "left out %,d of them, equal to another byte for byte (%s): copies show nothing new, and count as none"
                                .formatted(pictures.size() - firsts.size(), example)
                        : "warning: only %,d of %s %s different, and the others are copies (%s): how often normal pictures will be called anomalous cannot be known from these"
                                .formatted(
                                        firsts.size(),
                                        Tally.pictures(pictures.size()),
                                        Counted.are(firsts.size()),
                                        example);
        List<String> remarks = new ArrayList<>(account.remarks);
        remarks.add(said);
        Album kept = enough ? firsts : pictures;
        Pictures distinct =
                new Pictures(root, kept, kept, options, new Account(remarks, remarks, null));
        distinct.choice = choice;
        distinct.learned = learned;
        return distinct;
    }

    @Override
    public String id(int position) {
        return pictures.id(position);
    }

    /** Width and height as the file has them, upright. */
    ImageOptions.Size stored(int position) {
        PictureHeader header = pictures.header(position);
        return new ImageOptions.Size(header.width(), header.height());
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
    public synchronized Grouping grouping() {
        if (grouping == null) {
            grouping =
                    options.groups()
                            .map(names -> names.grouping(root.toString(), pictures))
                            .orElseGet(() -> NeighbourOrder.of(pictures));
        }
        return grouping;
    }

    /**
     * Pictures of 8 bits have no statistics: their encoding depends on the options and, where these
     * leave the shape open, on all normal pictures' headers, not on {@code positions}. Of those
     * with more bits, some of the ones at {@code positions} are decoded to see which range they
     * use.
     */
    @Override
    public Encoding fit(BitSet positions) {
        ShapeChoice.Choice seen = choice();
        Depth depth = LevelChoice.common(name(), seen.depths());
        if (depth == Depth.BITS_8) {
            return new ImageEncoding(seen.shape(), options.range()).of(seen.originals());
        }
        int[] looked =
                positions.isEmpty()
                        ? IntStream.range(0, pictures.size()).toArray()
                        : positions.stream().toArray();
        Levels levels =
                LevelChoice.of(pictures, looked, depth, options.tolerance().skipUnreadable());
        return new ImageEncoding(seen.shape(), options.range(), Optional.of(levels))
                .of(seen.originals());
    }

    @Override
    public SampleShape.Image shape() {
        return choice().shape();
    }

    private synchronized ShapeChoice.Choice choice() {
        if (choice == null) {
            Album normals = training.normals();
            choice = ShapeChoice.of(normals.size() > 0 ? normals : training, options);
        }
        return choice;
    }

    /** {@inheritDoc} Of what is learned from also in what it is not alike. */
    @Override
    public List<String> remarks() {
        if (!learned) {
            return account.remarks;
        }
        List<String> remarks = new ArrayList<>(account.remarks);
        choice().mixture().ifPresent(remarks::add);
        return remarks;
    }

    /** {@inheritDoc} Of those that are not known to be anomalous, some at even distances. */
    @Override
    public List<String> differences(Encoding encoding) {
        return encoding instanceof ImageEncoding images
                ? Looks.differences(pictures, images)
                : List.of();
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
                return new PictureReader(pictures, images, options.tolerance().skipUnreadable());
            }
        };
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet positions) {
        return PictureStore.open(
                pictures.at(positions.stream().toArray()),
                images(encoding),
                options.tolerance().skipUnreadable(),
                Runtime.getRuntime().maxMemory() / 4);
    }

    /** {@inheritDoc} Of the part that this source is; reads every file once, the first time. */
    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            Sha256 sum = new Sha256();
            for (int i = 0; i < pictures.size(); i++) {
                sum.add(pictures.id(i));
                sum.add((byte) 0);
                digestPicture(i, sum);
            }
            fingerprint = sum.hexadecimal();
        }
        return fingerprint;
    }

    private void digestPicture(int position, Sha256 sum) {
        try {
            pictures.digest(position, sum);
        } catch (UnreadableDataException e) {
            // Its name is in the digest, and there is nothing else to read of it.
            if (!options.tolerance().skipUnreadable()) {
                throw e;
            }
        }
    }

    private ImageEncoding images(Encoding encoding) {
        if (encoding instanceof ImageEncoding images) {
            return images;
        }
        throw new UnreadableDataException(
                root, "these are pictures, but rows of " + encoding.shape() + " were expected");
    }
}
