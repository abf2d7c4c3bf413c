package engram.soak;

import engram.detection.AnomalyDetector;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Arrays;

/**
 * What the service adds to a row that is asked about alone, below saturation; milliseconds, each
 * less the detector's own median.
 *
 * @param median of times over one plain connection
 * @param high the same at the 99th percentile
 * @param client the median by Java's own HTTP client, whose threads are part of it
 * @param own the detector's own median
 * @param ownHigh the detector's own at the 99th percentile, by which a busy machine is known
 */
record Overhead(double median, double high, double client, double own, double ownHigh) {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 1_000;

    private interface Work {
        void run() throws InterruptedException, IOException;
    }

    /** In turns, so that all meet the same machine, as warm. */
    static Overhead measure(AnomalyDetector detector, Asking asking)
            throws InterruptedException, IOException {
        HttpRequest request = asking.first(1);
        byte[] body = asking.body(1);
        double[] plain = new double[MEASURED];
        double[] client = new double[MEASURED];
        double[] own = new double[MEASURED];
        try (PlainClient connection = asking.plainly()) {
            for (int turn = -WARM_UP; turn < MEASURED; turn++) {
                double asked = time(() -> connection.post(request.uri(), body));
                double sent = time(() -> asking.isAnswered(request, 1));
                double called = time(() -> detector.detect("row", asking.rows().get(0)));
                if (turn >= 0) {
                    plain[turn] = asked;
                    client[turn] = sent;
                    own[turn] = called;
                }
            }
        }
        double usual = at(own, 0.5);
        return new Overhead(
                at(plain, 0.5) - usual,
                at(plain, 0.99) - usual,
                at(client, 0.5) - usual,
                usual,
                at(own, 0.99));
    }

    private static double time(Work work) throws InterruptedException, IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double at(double[] times, double share) {
        double[] ascending = times.clone();
        Arrays.sort(ascending);
        return ascending[(int) (share * (ascending.length - 1))];
    }
}
