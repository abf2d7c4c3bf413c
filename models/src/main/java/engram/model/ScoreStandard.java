package engram.model;

import java.util.Arrays;

/**
 * Where normal scores lie and how far apart they are.
 *
 * @param deviation 1 where all score alike, as any difference is then one
 */
record ScoreStandard(float mean, float deviation) {

    /**
     * @param normal at least one
     */
    static ScoreStandard of(double... normal) {
        double mean = Arrays.stream(normal).average().orElseThrow();
        double squares = Arrays.stream(normal).map(one -> (one - mean) * (one - mean)).sum();
        float deviation = (float) Math.sqrt(squares / normal.length);
        return new ScoreStandard((float) mean, deviation > 0 ? deviation : 1);
    }
}
