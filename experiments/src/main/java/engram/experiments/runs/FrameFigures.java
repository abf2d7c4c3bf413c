package engram.experiments.runs;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.ScoreSheet;
import engram.detection.explanation.FrameErrors;
import engram.evaluation.PixelEvaluation;
import engram.experiments.protocols.Problem;
import engram.experiments.results.Figures;
import engram.video.Videos;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** What scores of frames are worth, video by video, and maps of where in them. */
final class FrameFigures {
    /** Neighbouring frames say the same, and each takes another pass through the network. */
    private static final int ONE_IN = 5;

    private FrameFigures() {}

    static Map<String, Map<String, Double>> of(
            AnomalyDetector detector, ScoreSheet sheet, Problem problem) {
        Videos test = (Videos) problem.test();
        int[] videos = test.grouping().units(test.size());
        Map<String, Map<String, Double>> figures = Figures.ofVideos(sheet, videos);
        Explainer explainer = new Explainer(detector);
        if (explainer.judgesFrames()) {
            pixels(detector, explainer, test)
                    .ifPresent(
                            area ->
                                    figures.values()
                                            .iterator()
                                            .next()
                                            .put(Figures.PIXEL_AUROC, area));
        }
        return figures;
    }

    private static Optional<Double> pixels(
            AnomalyDetector detector, Explainer explainer, Videos test) {
        ClipEncoding encoding = (ClipEncoding) detector.encoding();
        SampleShape.Clip shape = encoding.shape();
        PixelEvaluation.Collector pixels = new PixelEvaluation.Collector();
        float[] clip = new float[shape.size()];
        BitSet all = new BitSet();
        all.set(0, test.size());
        try (SampleStore clips = test.store(detector.encoding(), all)) {
            for (int i = 0; i < clips.size(); i += ONE_IN) {
                Optional<boolean[]> mask = test.mask(i, shape.height(), shape.width());
                if (mask.isPresent()) {
                    clips.read(i, clip, 0);
                    FrameErrors errors = explainer.frames(clip, 1);
                    pixels.add(errors.map(encoding), mask.get(), shape.width());
                }
            }
        }
        return pixels.evaluation().auroc();
    }
}
