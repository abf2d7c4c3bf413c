package engram.features.parts;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.nn.Graph;
import engram.nn.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One Gaussian over the coarse colours of whole pictures, before any network: uneven light, a stain
 * without an edge, a colour that is a little wrong. A network trained to find objects was trained
 * not to mind those.
 *
 * <pre>
 *     w             = the picture's colours at all positions, whitened
 *     score         = the mean of the largest 7 of 256, or 2 of 64, of |w at position|
 *     map(position) = |y at position|                         y: colours by their own deviations
 *     counted       = max(0, standardised - 2), of scores and of maps
 * </pre>
 *
 * <p>Whitened, a position is measured by what the others would have it be: where good pictures are
 * lighter or darker as a whole, that explains itself, and a shade on a part of them does not. But a
 * fault that is large enough spoils what others are expected to be, so the map shows each place by
 * itself: whitened, a part of another colour would light up the ground around it.
 */
final class ColourGaussian implements Part {
    private static final String NAME = "colours";
    private static final int EACH = PictureFeatures.COLOUR;

    /** So many deviations are nothing unusual. */
    private static final double UNHEARD = 2;

    private final RowGaussian.Fitted rows;

    /** Learns and restores Gaussians. */
    record Kind(ColourSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return NAME;
        }

        /** It has a map, but light that is uneven, or another, lies nowhere in particular. */
        @Override
        public Optional<String> whole() {
            return Optional.of("light and colours of the whole picture");
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<short[]> colours = training.colours(without);
            return new RowGaussian(NAME, colours.get(0).length).fit(colours, settings.ridge());
        }

        /**
         * Within what is normal, colours say nothing of faults that are not of colour: there they
         * would only add their own chance to the other parts' scores.
         */
        @Override
        public double counted(double deviations) {
            return Math.max(0, deviations - UNHEARD);
        }

        @Override
        public String counted(Graph graph, String deviations) {
            String above = graph.node("Sub", deviations, graph.number(UNHEARD));
            return graph.node("Max", above, graph.number(0));
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new ColourGaussian(RowGaussian.stored(NAME, weights).of(weights));
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            int width = features.count() * EACH;
            String row = graph.reshaped(features.colours(), width);
            String whitened = new RowGaussian(NAME, width).drawing(graph, weights).whitened(row);
            String places = graph.reshaped(whitened, features.count(), EACH);
            String squares = graph.sum(graph.node("Mul", places, places), 2);
            return Part.Judgement.draw(graph, graph.node("Sqrt", squares), features.count());
        }
    }

    private ColourGaussian(RowGaussian.Fitted rows) {
        this.rows = rows;
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        double score = Judgement.of(places(rows.whitened(features.colours()))).score();
        return new Judgement(score, places(rows.standardised(features.colours())));
    }

    /** Over red, green and blue. */
    private static float[] places(float... values) {
        float[] places = new float[values.length / EACH];
        for (int i = 0; i < places.length; i++) {
            double square = 0;
            for (int c = 0; c < EACH; c++) {
                square += values[i * EACH + c] * values[i * EACH + c];
            }
            places[i] = (float) Math.sqrt(square);
        }
        return places;
    }

    @Override
    public void close() {
        rows.close();
    }
}
