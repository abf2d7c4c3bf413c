package engram.ocsvm;

import engram.nn.Weights;
import java.util.Map;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the support vectors with LIBSVM. */
final class Solver {
    private static final Logger LOG = LoggerFactory.getLogger(Solver.class);
    private static final double CACHE_MEGABYTES = 100;
    private static final double TOLERANCE = 1e-3;

    static {
        svm.svm_set_print_string_function(LOG::trace);
    }

    private final double nu;
    private final float[] values;
    private final int count;
    private final svm_problem problem = new svm_problem();

    /** For {@code count} points, one after the other. */
    Solver(double nu, float[] values, int count) {
        this.nu = nu;
        this.values = values;
        this.count = count;
        int width = values.length / count;
        problem.l = count;
        problem.y = new double[count];
        problem.x = new svm_node[count][];
        for (int i = 0; i < count; i++) {
            problem.x[i] = nodes(values, i * width, width);
        }
    }

    /**
     * The solution under one kernel.
     *
     * @return what {@link SupportVectors} reads
     */
    Map<String, Weights> solve(double gamma) {
        int width = values.length / count;
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.ONE_CLASS;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.nu = nu;
        parameter.gamma = gamma;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.eps = TOLERANCE;
        parameter.shrinking = 1;
        svm_model model = svm.svm_train(problem, parameter);
        LOG.info("{} of {} samples are support vectors", model.l, count);
        float[] vectors = new float[model.l * width];
        float[] coefficients = new float[model.l];
        for (int i = 0; i < model.l; i++) {
            int from = (model.sv_indices[i] - 1) * width;
            System.arraycopy(values, from, vectors, i * width, width);
            coefficients[i] = (float) model.sv_coef[0][i];
        }
        return Map.of(
                "vectors", new Weights(new long[] {model.l, width}, vectors),
                "coefficients", Weights.of(coefficients),
                "rho", Weights.of((float) model.rho[0]),
                "gamma", Weights.of((float) gamma));
    }

    /** One over the summed variance; 1 where nothing varies. */
    static double scale(float[] values, int count) {
        int width = values.length / count;
        double variance = 0;
        for (int j = 0; j < width; j++) {
            double mean = 0;
            for (int i = 0; i < count; i++) {
                mean += values[i * width + j] / (double) count;
            }
            for (int i = 0; i < count; i++) {
                variance += Math.pow(values[i * width + j] - mean, 2) / count;
            }
        }
        return variance > 0 ? 1 / variance : 1;
    }

    /** Zeros are left out: distances do not need them. */
    private static svm_node[] nodes(float[] values, int from, int width) {
        int used = 0;
        for (int j = 0; j < width; j++) {
            used += values[from + j] == 0 ? 0 : 1;
        }
        svm_node[] nodes = new svm_node[used];
        for (int j = 0, next = 0; j < width; j++) {
            if (values[from + j] != 0) {
                nodes[next] = new svm_node();
                nodes[next].index = j + 1;
                nodes[next++].value = values[from + j];
            }
        }
        return nodes;
    }
}
