package engram.detection;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.Samples;
import engram.data.encodings.Encoding;
import engram.data.sources.Source;
import engram.model.Reconstructing;
import engram.score.ReconstructionScore;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is watched during a training, and by whom.
 *
 * @param source samples that are read once and kept on the heap
 */
record EpochWatch(Source source, EpochWatcher watcher) {
    private static final int VALUES_AT_ONCE = 1 << 20;

    TrainingListener over(Reconstructing model, Encoding encoding) {
        List<Batch> batches = read(source.encode(encoding));
        return new TrainingListener() {
            @Override
            public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                watcher.epochDone(report, errors(model, batches));
            }
        };
    }

    private static List<Batch> read(Samples samples) {
        List<Batch> batches = new ArrayList<>();
        int atOnce = Math.max(1, VALUES_AT_ONCE / samples.shape().size());
        try (SampleReader reader = samples.open()) {
            for (var next = reader.next(atOnce); next.isPresent(); next = reader.next(atOnce)) {
                batches.add(next.get());
            }
        }
        return batches;
    }

    private static ScoreSheet errors(Reconstructing model, List<Batch> batches) {
        ScoreSheet.Writer sheet = new ScoreSheet.Writer();
        for (Batch batch : batches) {
            sheet.add(
                    Map.of(
                            ReconstructionScore.SQUARED_ERROR.label(),
                            model.errors(batch.values(), batch.size())),
                    batch.labels());
        }
        return sheet.finish();
    }
}
