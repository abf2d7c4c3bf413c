package engram.video;

import engram.data.Counted;
import engram.data.Given;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.UnreadableDataException;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.Encoding;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.images.ImageOptions.Size;
import engram.video.frames.Footage;
import engram.video.frames.FrameReader;
import engram.video.frames.LiveStream;
import engram.video.frames.ReadAhead;
import engram.video.frames.VideoFile;
import engram.video.frames.Waiting;
import engram.video.layout.FrameMarks;
import engram.video.layout.GroundTruth;
import engram.video.layout.Recording;
import engram.video.layout.VideoLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Videos as a source: a video file, a folder of them, a folder of numbered frames, a folder of such
 * folders, or the layouts of UCSD, Avenue and ShanghaiTech, whose training and test parts are
 * recognised. A sample is a frame, seen in a clip with those around it: its score says how unusual
 * what happens at that moment is.
 *
 * <p>To count samples, to label them or to read them in any order all frames are decoded, once, and
 * kept as bytes; {@link #encode} decodes as it goes and keeps a clip or two.
 */
public final class Videos implements Source {
    /** What is live may go on for years. */
    private static final int MOST_TOLD = 100;

    private final String name;
    private final List<Recording> recordings;
    private final Optional<List<Recording>> training;
    private final VideoOptions options;
    private final List<String> found;
    private final Consumer<String> news;
    private final boolean normals;
    private final List<String> told = new ArrayList<>();
    private Loaded loaded;
    private Parts parts;
    private String fingerprint;

    private Videos(
            String name,
            List<Recording> recordings,
            Optional<List<Recording>> training,
            VideoOptions options,
            List<String> found,
            Consumer<String> news,
            boolean normals) {
        this.name = name;
        this.recordings = recordings;
        this.training = training;
        this.options = options;
        this.found = found;
        this.news = news;
        this.normals = normals;
    }

    /** Opens with {@link VideoOptions#defaults}. */
    public static Videos open(Path path) {
        return open(path, VideoOptions.defaults(), remark -> {});
    }

    /**
     * Finds the videos and decodes none of them.
     *
     * @param news is told what a person should know of videos while they are read by {@link
     *     #encode}, a sentence each
     * @throws UnreadableDataException if there are none, or the folder is the one above several
     *     data sets
     */
    public static Videos open(Path path, VideoOptions options, Consumer<String> news) {
        if (!Files.exists(Given.some(path, "a path to videos"))) {
            throw new UnreadableDataException(path, "there is no such file or folder");
        }
        if (Files.isDirectory(path)) {
            VideoLayout layout = VideoLayout.of(path);
            return new Videos(
                    path.toString(),
                    layout.test().orElse(layout.training()),
                    layout.test().map(test -> layout.training()),
                    options,
                    layout.remarks(),
                    news,
                    false);
        }
        Path parent = path.toAbsolutePath().getParent();
        Footage file = new VideoFile(VideoLayout.fileName(path), path);
        Recording only = new Recording(file, GroundTruth.of(file, parent));
        return new Videos(
                path.toString(), List.of(only), Optional.empty(), options, List.of(), news, false);
    }

    /**
     * A camera or an address that sends video, which is read as it comes.
     *
     * @param waiting how long
     * @param news is told when it stops and comes back
     */
    public static Videos live(
            String address, VideoOptions options, Waiting waiting, Consumer<String> news) {
        LiveStream stream = new LiveStream(address, waiting, news);
        return new Videos(
                stream.name(),
                List.of(Recording.unknown(stream)),
                Optional.empty(),
                options,
                List.of(),
                news,
                false);
    }

    /** Whether this is an address or a camera for {@link #live}. */
    public static boolean isLive(String data) {
        return LiveStream.isAddress(data);
    }

    /**
     * Whether {@link #open} would find videos, by names alone. Folders of pictures could be videos
     * too; they are recognised where they are laid out as data sets of videos are.
     */
    public static boolean recognises(Path path) {
        return Files.isDirectory(path)
                ? VideoLayout.looksLikeVideos(path)
                : Files.exists(path) && VideoFile.isCalledSo(path);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> settings() {
        return options.settings();
    }

    /** The videos' names, in their order. */
    public List<String> videos() {
        return recordings.stream().map(Recording::name).toList();
    }

    /** How many files its frames are stored in: of folders of frames, how many frames there are. */
    public int storedFrames() {
        return recordings.stream().mapToInt(r -> r.footage().files().size()).sum();
    }

    /** Width and height of a video's frames as they are stored. */
    public Size size(String video) {
        return named(video).footage().size();
    }

    /** Frames a second of a video. */
    public double rate(String video) {
        return named(video).footage().rate();
    }

    /**
     * The frames of a video in a shape of their own, from the first to the last.
     *
     * @throws UnreadableDataException if it cannot be read
     */
    public FrameReader frames(String video, SampleShape.Image shape) {
        return ReadAhead.of(named(video).footage(), shape);
    }

    private Recording named(String video) {
        return recordings.stream()
                .filter(recording -> recording.name().equals(video))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no video " + video));
    }

    /**
     * Which pixels of a sample's frame are anomalous, row by row; empty where no mask says so.
     *
     * @throws UnreadableDataException if the mask cannot be read
     */
    public Optional<boolean[]> mask(int position, int height, int width) {
        Loaded all = loaded();
        FrameStore.Stretch stretch = all.stretch(position);
        int place = stretch.place() + all.index().places()[position];
        return recordings.get(stretch.recording()).marks().mask(place, height, width);
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            loaded = load(options.frame());
        }
        return loaded;
    }

    private synchronized Loaded loaded(SampleShape.Image shape) {
        return shape.equals(options.frame()) ? loaded() : load(shape);
    }

    private Loaded load(SampleShape.Image shape) {
        if (recordings.get(0).footage() instanceof LiveStream) {
            throw new UnreadableDataException(
                    name + ": is live; it can be scored and watched, not learned from or counted");
        }
        FrameStore frames =
                FrameStore.of(
                        recordings, shape, options.shape().frames(), options.skipUnreadable());
        return normals
                ? Loaded.learned(
                        recordings, frames, ClipIndex.ofNormals(frames.stretches(), options))
                : Loaded.of(recordings, frames, ClipIndex.of(frames.stretches(), options));
    }

    /** {@inheritDoc} Decodes all videos the first time. */
    @Override
    public int size() {
        return loaded().index().size();
    }

    @Override
    public synchronized Parts parts() {
        if (parts == null) {
            List<Recording> learned =
                    training.orElseGet(
                            () ->
                                    recordings.stream()
                                            .filter(r -> r.marks() instanceof FrameMarks.Same)
                                            .toList());
            if (learned.isEmpty()) {
                throw new UnreadableDataException(
                        name
                                + ": every video has labels; learn from videos that show nothing"
                                + " unusual, which have none");
            }
            Videos source = new Videos(name, learned, Optional.empty(), options, found, news, true);
            parts = new Parts(source, training.map(any -> this));
        }
        return parts;
    }

    @Override
    public String id(int position) {
        return loaded().moment(position).toString();
    }

    /** Which frame a sample is. */
    public Moment moment(int position) {
        return loaded().moment(position);
    }

    @Override
    public Label label(int position) {
        return loaded().label(position);
    }

    /**
     * {@inheritDoc} Videos; or, to learn from few of them, pieces of videos with as many frames
     * between as a clip has.
     */
    @Override
    public Grouping grouping() {
        return loaded().index().grouping();
    }

    @Override
    public Encoding fit(BitSet positions) {
        return normals ? options.encoding().of(loaded().camera()) : options.encoding();
    }

    /** Says something of what is being read, to whoever is told. */
    public synchronized void tell(String remark) {
        if (told.size() < MOST_TOLD) {
            told.add(remark);
        }
        news.accept(remark);
    }

    /** What was said while videos were read. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public SampleShape.Clip shape() {
        return options.shape();
    }

    @Override
    public Samples encode(Encoding encoding) {
        ClipEncoding clips = clips(encoding);
        return normals || isLoaded() ? stored(clips) : passing(clips);
    }

    private synchronized boolean isLoaded() {
        return loaded != null;
    }

    private SampleStore stored(ClipEncoding encoding) {
        Loaded all = loaded(encoding.frame().shape());
        return new ClipStore(all, encoding, IntStream.range(0, all.index().size()).toArray());
    }

    private Samples passing(ClipEncoding encoding) {
        return new Samples() {
            @Override
            public SampleShape shape() {
                return encoding.shape();
            }

            @Override
            public SampleReader open() {
                return new ClipReader(recordings, encoding, options, news);
            }
        };
    }

    /**
     * Gives the frames of all videos to somebody who follows them, in the order of their clips: a
     * sample comes for each one of {@link #encode}, in the same order.
     *
     * @return videos that could not be read
     * @throws UnreadableDataException if one cannot be read, unless such are left out
     */
    public List<LeftOut> follow(ClipEncoding encoding, Follower follower) {
        return new Following(encoding, options, follower).over(recordings, this::tell);
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet positions) {
        ClipEncoding clips = clips(encoding);
        return new ClipStore(loaded(clips.frame().shape()), clips, positions.stream().toArray());
    }

    private ClipEncoding clips(Encoding encoding) {
        if (encoding instanceof ClipEncoding clips) {
            return clips;
        }
        throw new UnreadableDataException(
                name + ": this is video, but " + encoding.shape() + " were expected");
    }

    /** {@inheritDoc} Of videos to learn from, which it decodes, what was found in them too. */
    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(found);
        recordings.forEach(recording -> remarks.addAll(recording.footage().remarks()));
        if (normals) {
            Loaded all = loaded();
            remarks.addAll(all.remarks());
            all.frames().leftOut().forEach(l -> remarks.add("warning: left out " + l.why()));
            remarks.add(
                    "learning from "
                            + all.index().size()
                            + " of "
                            + Counted.of(all.frames().blocks().count(), "frame")
                            + ", each in a clip of "
                            + options.shape().frames());
        }
        return remarks;
    }

    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(recordings);
        }
        return fingerprint;
    }

    @Override
    public synchronized void close() {
        if (loaded != null) {
            loaded.frames().close();
            loaded = null;
        }
        if (parts != null && parts.training() != this) {
            parts.training().close();
        }
    }
}
