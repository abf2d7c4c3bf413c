package engram.benchmarks;

import engram.data.SampleShape;
import engram.nn.Backbone;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all benchmarks and writes the page: {@code Benchmarks PAGE COMMIT [TABLE.parquet]}. */
public final class Benchmarks {
    private static final Logger LOG = LoggerFactory.getLogger(Benchmarks.class);

    /** Of a video and of MEMGAN: a step of the full network of clips takes seconds. */
    private static final int TURNS = 5;

    /** Of 128 digits in an epoch of MEMGAN's. */
    private static final int BATCHES = 8;

    private static final int MANY = 20;

    /** As many good pictures as the tiles of a factory that the results are about. */
    private static final int PICTURES = 448;

    private static final int SIDE = 256;

    /** Of rows, as many as connections have when words are columns. */
    private static final int COLUMNS = 120;

    private static final List<Integer> ITEMS = List.of(500, 2500);

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException {
        BenchmarkPage page = new BenchmarkPage(arguments[1]);
        List<PresetBenchmark.Pace> presets = new ArrayList<>();
        List<VideoBenchmark.Pace> videos = new ArrayList<>();
        List<MemGanBenchmark.Pace> adversarial = new ArrayList<>();
        List<StrideBenchmark.Pace> strides = new ArrayList<>();
        List<RowBenchmark.Pace> rows = new ArrayList<>();
        List<PictureBenchmark.Pace> pictures = new ArrayList<>();
        Path folder = Files.createTempDirectory("engram-benchmarks");
        PictureBenchmark ofPictures = new PictureBenchmark(SIDE, PICTURES, MANY);
        PictureBenchmark.Fitting fitting =
                ofPictures.fit(folder.resolve("good"), folder.resolve("detector"));
        for (int threads = 1; threads <= Runtime.getRuntime().availableProcessors(); threads++) {
            new Compute(threads, Device.CPU).enter();
            double rate = Torch.gemmRate(threads);
            page.rate(threads, rate);
            for (PresetBenchmark benchmark : presets()) {
                presets.add(benchmark.run(threads, rate / 2));
                LOG.info("{}", presets.get(presets.size() - 1));
            }
            for (VideoBenchmark benchmark : videos()) {
                videos.add(benchmark.run(threads, rate / 2));
                LOG.info("{}", videos.get(videos.size() - 1));
            }
            for (StrideBenchmark benchmark : strides()) {
                strides.add(benchmark.run(threads));
                LOG.info("{}", strides.get(strides.size() - 1));
            }
            for (int items : ITEMS) {
                rows.addAll(new RowBenchmark(items, COLUMNS).run(threads, rate / 2));
            }
            pictures.add(
                    ofPictures.judge(
                            folder.resolve("new"), folder.resolve("detector"), threads, rate / 2));
            adversarial.add(MemGanBenchmark.learning(threads, rate / 2, BATCHES, TURNS));
        }
        page.presets(presets);
        page.video(videos);
        page.strides(strides);
        page.rows(rows);
        page.pictures(pictures, fitting);
        page.memGan(adversarial, MemGanBenchmark.hull());
        if (arguments.length > 2) {
            page.table(TableBenchmark.run(Path.of(arguments[2]), Torch.gemmRate(1) / 2));
        }
        page.memory(List.of(MemoryBenchmark.training(), MemoryBenchmark.scoring()));
        Files.writeString(Path.of(arguments[0]), page.text());
        delete(folder);
        // libtorch's threads are no daemons.
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<PresetBenchmark> presets() {
        SampleShape mnist = new SampleShape.Image(1, 28, 28);
        SampleShape cifar = new SampleShape.Image(3, 32, 32);
        return List.of(
                new PresetBenchmark(Backbone.Preset.MNIST_B, mnist, 64),
                new PresetBenchmark(Backbone.Preset.MNIST_A, mnist, 64),
                new PresetBenchmark(Backbone.Preset.CIFAR, cifar, 64),
                new PresetBenchmark(Backbone.Preset.DENSE, new SampleShape.Row(120), 256));
    }

    private static List<StrideBenchmark> strides() {
        return List.of(
                StrideBenchmark.of(
                        Backbone.Preset.VIDEO, new SampleShape.Clip(1, 16, 256, 256), TURNS),
                StrideBenchmark.of(
                        Backbone.Preset.VIDEO_LIGHT, new SampleShape.Clip(1, 16, 256, 256), TURNS),
                StrideBenchmark.of(
                        Backbone.Preset.VIDEO_LIGHT, new SampleShape.Clip(1, 16, 128, 128), MANY),
                StrideBenchmark.of(
                        Backbone.Preset.VIDEO_LIGHTEST, new SampleShape.Clip(1, 16, 64, 64), MANY),
                StrideBenchmark.ofFrameMemory(256, MANY),
                StrideBenchmark.ofFrameMemory(64, MANY));
    }

    private static List<VideoBenchmark> videos() {
        return List.of(
                new VideoBenchmark(
                        Backbone.Preset.VIDEO, new SampleShape.Clip(1, 16, 256, 256), TURNS),
                new VideoBenchmark(
                        Backbone.Preset.VIDEO_LIGHT, new SampleShape.Clip(1, 16, 128, 128), TURNS));
    }
}
