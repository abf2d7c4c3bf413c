package engram.benchmarks;

import engram.torch.Torch;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of figures, as Markdown. */
final class BenchmarkPage {
    private final StringBuilder text = new StringBuilder();

    BenchmarkPage(String commit) {
        line("# Speed");
        line("");
        line(
                "Written by `scripts/benchmarks` on %s at commit %s: Java %s, libtorch %s, %s %s, %s, %d processors.",
                LocalDate.now(java.time.ZoneOffset.UTC),
                commit,
                System.getProperty("java.runtime.version"),
                Torch.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Torch.vectorInstructions(),
                Runtime.getRuntime().availableProcessors());
        line("");
    }

    /** The yardstick. */
    void rate(int threads, double operationsPerSecond) {
        line(
                "- product of two 1024 x 1024 matrices on %d thread(s): %.0f GFLOPS",
                threads, operationsPerSecond / 1e9);
    }

    void presets(List<PresetBenchmark.Pace> results) {
        line("");
        line("## MemAE against the same network on bare libtorch");
        line("");
        line(
                "In turns within one process, medians. Engram's side is all of `fit` (shuffling, batches, memory's health) and of `score`"
                        + " (copies and error included); the other is a bare loop over libtorch's own functions and its Adam. The floor is the"
                        + " step's multiply-adds at the rate above.");
        line("");
        line(
                "| backbone | batch | threads | training step, ms | bare | ratio | floor | scoring, ms per batch | bare | ratio |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        for (PresetBenchmark.Pace r : results) {
            line(
                    "| %s | %d | %d | %.2f | %.2f | **%.2f** | %.2f | %.2f | %.2f | **%.2f** |",
                    r.preset(),
                    r.batch(),
                    r.threads(),
                    r.step().engram(),
                    r.step().plain(),
                    r.step().ratio(),
                    r.floorStep(),
                    r.score().engram(),
                    r.score().plain(),
                    r.score().ratio());
        }
    }

    void video(List<VideoBenchmark.Pace> results) {
        line("");
        line("## A video, frame by frame");
        line("");
        line(
                "MemAE's clips against the same network on bare libtorch, same weights, in turns, medians. Each side scores the clip that"
                        + " ends with each frame of a video; Engram gives an error map of each frame too. A clip by itself shares no work with"
                        + " others. The floor is a whole clip's multiply-adds at the rate above: what clips share lies below it.");
        line("");
        line(
                "| backbone | clip | threads | a frame, ms | bare | ratio | floor | a clip by itself | ratio | training step of 2, ms | bare | ratio | scores differ by |");
        line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (VideoBenchmark.Pace r : results) {
            line(
                    "| %s | %s | %d | %.0f | %.0f | **%.2f** | %.0f | %.0f | %.2f | %.0f | %.0f | **%.2f** | %.0e |",
                    r.preset(),
                    r.shape().toString().replace(" clip", ""),
                    r.threads(),
                    r.frame().engram(),
                    r.frame().plain(),
                    r.frame().ratio(),
                    r.floorFrame(),
                    r.clip().engram(),
                    r.clip().ratio(),
                    r.step().engram(),
                    r.step().plain(),
                    r.step().ratio(),
                    r.difference());
        }
    }

    void strides(List<StrideBenchmark.Pace> results) {
        line("");
        line("## Frames a second");
        line("");
        line(
                "How many frames of a video Engram judges in a second, by MemAE with one of its networks or by `frame-memory`, decoding left out, and how many pass where one in so many is judged"
                        + " (`--stride`) and those between by a line between neighbours. What that costs in AUROC stands in"
                        + " [UCSD Ped2](results/ped2.md).");
        line("");
        line(
                "| model | clip | threads | every frame | %s |",
                StrideBenchmark.STRIDES.stream()
                        .skip(1)
                        .map(stride -> "one in " + stride)
                        .collect(Collectors.joining(" | ")));
        line("|---|---|---|%s", "---|".repeat(StrideBenchmark.STRIDES.size()));
        for (StrideBenchmark.Pace r : results) {
            line(
                    "| %s | %s | %d | %s |",
                    r.model(),
                    r.shape().toString().replace(" clip", ""),
                    r.threads(),
                    r.framesPerSecond().stream()
                            .map(pace -> String.format(Locale.ROOT, "%.1f", pace))
                            .collect(Collectors.joining(" | ")));
        }
    }

    void table(TableBenchmark.Throughput r) {
        line("");
        line("## Scoring a table");
        line("");
        line(
                "%,d rows of KDDCUP99 10 %% from Parquet, %d features: **%,.0f rows per second** from file to score. Reading and encoding"
                        + " alone: %,.0f. The multiply-adds of network and score alone, at the rate above: %,.0f; but equal rows that are read together are judged once.",
                r.rows(), r.features(), r.rowsPerSecond(), r.reading(), r.bound());
    }

    void rows(List<RowBenchmark.Pace> results) {
        line("");
        line("## Judging encoded rows");
        line("");
        line(
                "Rows judged per second, 4,096 at a time: by so many stored items, by the default network with its learned memory, and by both together."
                        + " The bound is their multiply-adds at the rate above, of triangular matrices those with what is not 0.");
        line("");
        line("| model | stored items | columns | threads | rows per second | bound |");
        line("|---|---|---|---|---|---|");
        for (RowBenchmark.Pace r : results) {
            line(
                    "| %s | %,d | %d | %d | **%,.0f** | %,.0f |",
                    r.model(), r.items(), r.columns(), r.threads(), r.rows(), r.bound());
        }
    }

    void pictures(List<PictureBenchmark.Pace> results, PictureBenchmark.Fitting fitting) {
        line("");
        line("## Pictures through the pretrained network");
        line("");
        line(
                "Colour pictures of 256 x 256 as PNG, drawn for this, by `feature-memory`, milliseconds each: the network alone, with what its multiply-adds"
                        + " take at the rate above, then from the file to a verdict, and from the file to a verdict and a heat map.");
        line("");
        line("| threads | network | floor | file to verdict | file to verdict and heat map |");
        line("|---|---|---|---|---|");
        for (PictureBenchmark.Pace r : results) {
            line(
                    "| %d | **%.1f** | %.1f | %.1f | **%.1f** |",
                    r.threads(), r.network(), r.floor(), r.verdict(), r.heatMap());
        }
        line("");
        line(
                "Learning from %d of them, folds and threshold included: **%.0f s** as `train` does it; the detector takes %.1f MB.",
                fitting.pictures(), fitting.seconds(), fitting.megabytes());
    }

    void memGan(List<MemGanBenchmark.Pace> results, MemGanBenchmark.Distances hull) {
        line("");
        line("## MEMGAN");
        line("");
        line(
                "Digits learned from per second, batches of 128, all four players' updates. The bound is the step's multiply-adds at the"
                        + " rate above.");
        line("");
        line("| threads | pictures per second | bound | an epoch of 6,000, s |");
        line("|---|---|---|---|");
        for (MemGanBenchmark.Pace r : results) {
            line(
                    "| %d | **%,.0f** | %,.0f | %.1f |",
                    r.threads(), r.pictures(), r.bound(), 6000 / r.pictures());
        }
        line("");
        line(
                "Distances of %,d codes from the hull of %d items in %d dimensions, exactly: **%.2f s** on all processors.",
                hull.codes(), hull.items(), hull.features(), hull.seconds());
    }

    void memory(List<MemoryBenchmark.Growth> results) {
        line("");
        line("## Native memory");
        line("");
        line("| work | resident MB after a fifth | at the end | growth |");
        line("|---|---|---|---|");
        for (MemoryBenchmark.Growth r : results) {
            line("| %s | %.0f | %.0f | %+.1f %% |", r.work(), r.early(), r.late(), 100 * r.share());
        }
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    String text() {
        return text.toString();
    }
}
