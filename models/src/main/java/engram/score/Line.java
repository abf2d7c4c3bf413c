package engram.score;

import java.util.Arrays;

/**
 * A straight line by least squares.
 *
 * @param slope 0 where all x are equal
 */
record Line(double slope, double meanX, double meanY) {

    static Line through(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        return new Line(variance == 0 ? 0 : covariance / variance, meanX, meanY);
    }

    double intercept() {
        return meanY - slope * meanX;
    }
}
