package engram.features.parts;

import engram.nn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much larger a part's maps of normal pictures are at each position than elsewhere. Where parts
 * lie about alike, an edge or a thread is always farther from what is remembered than plain ground:
 * taken off, the same fault counts the same wherever it lies.
 *
 * @param away (P), 0 on average; empty where nobody knows
 */
public record Usual(float... away) {
    /** As if so many more pictures had shown nothing unusual anywhere. */
    private static final int DOUBT = 20;

    static Usual of(Optional<Weights> stored) {
        return new Usual(stored.map(Weights::values).orElse(new float[0]));
    }

    /** By the maps of normal pictures that a part did not learn from, all of one size. */
    public static Usual of(List<Part.Judgement> judgements) {
        if (judgements.isEmpty()) {
            return new Usual();
        }
        float[] away = new float[judgements.get(0).map().length];
        for (Part.Judgement judgement : judgements) {
            for (int i = 0; i < away.length; i++) {
                away[i] += judgement.map()[i] / (judgements.size() + DOUBT);
            }
        }
        float mean = 0;
        for (float value : away) {
            mean += value / away.length;
        }
        for (int i = 0; i < away.length; i++) {
            away[i] -= mean;
        }
        return new Usual(away);
    }

    /**
     * Judgements of each fold, without what is usual by those of the others.
     *
     * @param folds of a part that knows of nothing usual
     */
    public static List<List<Part.Judgement>> takenOff(List<List<Part.Judgement>> folds) {
        return folds.stream()
                .map(
                        fold -> {
                            Usual usual = of(others(folds, fold).toList());
                            return fold.stream().map(one -> usual.judged(one.map())).toList();
                        })
                .toList();
    }

    private static Stream<Part.Judgement> others(
            List<List<Part.Judgement>> folds, List<Part.Judgement> fold) {
        return folds.stream().filter(other -> other != fold).flatMap(List::stream);
    }

    /**
     * By a map without it. The map itself stays as it is: within one picture, what is farthest is
     * still where to look first.
     */
    Part.Judgement judged(float... map) {
        return new Part.Judgement(Part.Judgement.of(takenOff(map)).score(), map);
    }

    /** A map without it. */
    float[] takenOff(float... map) {
        if (away.length == 0) {
            return map;
        }
        float[] rest = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            rest[i] = map[i] - away[i];
        }
        return rest;
    }

    public Weights weights() {
        return Weights.of(away);
    }
}
