package engram.video.standing;

/** Sums over pairs of greys, each the same place in two pictures. */
final class GreyPairs {
    /** Deviation of greys from which something is shown. */
    private static final double SHOWS = 3;

    private double count;
    private double first;
    private double second;
    private double firstSquares;
    private double secondSquares;
    private double products;

    void add(double one, double other) {
        count++;
        first += one;
        second += other;
        firstSquares += one * one;
        secondSquares += other * other;
        products += one * other;
    }

    /** Whether the first ones differ. */
    boolean show() {
        return Math.sqrt(Math.max(0, variance(first, firstSquares))) >= SHOWS;
    }

    double correlation() {
        double together = products / count - first * second / count / count;
        double ofFirst = Math.max(0, variance(first, firstSquares));
        double ofSecond = Math.max(0, variance(second, secondSquares));
        return together / Math.sqrt(ofFirst * ofSecond + 1e-6);
    }

    /** How much of the first ones is in the second: 1 for the same, 0 for what is not alike. */
    double share() {
        return firstSquares > 0 ? products / firstSquares : 0;
    }

    private double variance(double sum, double squares) {
        return squares / count - sum * sum / count / count;
    }
}
