package engram.soak;

import engram.detection.AnomalyDetector;
import java.net.http.HttpRequest;
import java.util.Arrays;

/**
 * What the service adds to a row that is asked about alone, below saturation; milliseconds.
 *
 * @param median of the service's times less the detector's own median
 * @param high the same of the 99th percentile
 * @param own the detector's own median
 */
record Overhead(double median, double high, double own) {
    private static final int WARM_UP = 200;
    private static final int MEASURED = 1_000;

    private interface Work {
        void run(int turn) throws InterruptedException;
    }

    static Overhead measure(AnomalyDetector detector, Asking asking) throws InterruptedException {
        HttpRequest request = asking.first(1);
        double[] service = times(turn -> asking.isAnswered(request, 1));
        double[] own = times(turn -> detector.detect("row", asking.rows().get(0)));
        double usual = at(own, 0.5);
        return new Overhead(at(service, 0.5) - usual, at(service, 0.99) - usual, usual);
    }

    private static double[] times(Work work) throws InterruptedException {
        double[] times = new double[MEASURED];
        for (int turn = -WARM_UP; turn < MEASURED; turn++) {
            long start = System.nanoTime();
            work.run(turn);
            if (turn >= 0) {
                times[turn] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static double at(double[] ascending, double share) {
        return ascending[(int) (share * (ascending.length - 1))];
    }
}
