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
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 1_000;

    private interface Work {
        void run() throws InterruptedException;
    }

    /** In turns, so that both meet the same machine, as warm. */
    static Overhead measure(AnomalyDetector detector, Asking asking) throws InterruptedException {
        HttpRequest request = asking.first(1);
        double[] service = new double[MEASURED];
        double[] own = new double[MEASURED];
        for (int turn = -WARM_UP; turn < MEASURED; turn++) {
            double asked = time(() -> asking.isAnswered(request, 1));
            double called = time(() -> detector.detect("row", asking.rows().get(0)));
            if (turn >= 0) {
                service[turn] = asked;
                own[turn] = called;
            }
        }
        Arrays.sort(service);
        Arrays.sort(own);
        double usual = at(own, 0.5);
        return new Overhead(at(service, 0.5) - usual, at(service, 0.99) - usual, usual);
    }

    private static double time(Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double at(double[] ascending, double share) {
        return ascending[(int) (share * (ascending.length - 1))];
    }
}
