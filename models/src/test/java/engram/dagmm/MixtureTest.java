package engram.dagmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** Both mixtures, the one in training and the one at rest, against sums written out. */
class MixtureTest {
    private static final int SAMPLES = 40;
    private static final int SIZE = 2;
    private static final int COMPONENTS = 3;
    private static final double RIDGE = 1e-6;

    private final float[] features = new float[SAMPLES * SIZE];
    private final float[] memberships = new float[SAMPLES * COMPONENTS];

    MixtureTest() {
        Random random = new Random(3);
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) (100 + random.nextGaussian() * (i % 2 == 0 ? 5 : 0.1));
        }
        for (int i = 0; i < SAMPLES; i++) {
            double first = random.nextDouble();
            double second = (1 - first) * random.nextDouble();
            memberships[i * COMPONENTS] = (float) first;
            memberships[i * COMPONENTS + 1] = (float) second;
            memberships[i * COMPONENTS + 2] = (float) (1 - first - second);
        }
    }

    @Test
    void bothGiveTheEnergyOfTheDefinition() {
        double[] expected = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            expected[i] = energy(i);
        }

        assertThat(atRest(features, memberships)).containsExactly(expected, within(1e-3));
        assertThat(inTraining(features, memberships)).containsExactly(expected, within(1e-5));
    }

    /** With covariances of two by two, inverse and determinant are known. */
    private double energy(int sample) {
        double density = 0;
        for (int k = 0; k < COMPONENTS; k++) {
            double count = 0;
            double[] mean = new double[2];
            for (int i = 0; i < SAMPLES; i++) {
                count += memberships[i * COMPONENTS + k];
                mean[0] += memberships[i * COMPONENTS + k] * features[i * 2];
                mean[1] += memberships[i * COMPONENTS + k] * features[i * 2 + 1];
            }
            mean[0] /= count;
            mean[1] /= count;
            double a = RIDGE;
            double b = 0;
            double c = RIDGE;
            for (int i = 0; i < SAMPLES; i++) {
                double x = features[i * 2] - mean[0];
                double y = features[i * 2 + 1] - mean[1];
                a += memberships[i * COMPONENTS + k] * x * x / count;
                b += memberships[i * COMPONENTS + k] * x * y / count;
                c += memberships[i * COMPONENTS + k] * y * y / count;
            }
            double x = features[sample * 2] - mean[0];
            double y = features[sample * 2 + 1] - mean[1];
            double determinant = a * c - b * b;
            double squared = (c * x * x - 2 * b * x * y + a * y * y) / determinant;
            double norm = 2 * Math.PI * Math.sqrt(determinant);
            density += count / SAMPLES * Math.exp(-squared / 2) / norm;
        }
        return -Math.log(density);
    }

    @Test
    void farOutliersStillDiffer() {
        MixtureMoments moments = new MixtureMoments(COMPONENTS, SIZE);
        moments.add(together(features, memberships));
        Mixture mixture = mixture(moments);

        double far = mixture.energy(new float[] {1e4f, 100}, 0);
        double farther = mixture.energy(new float[] {1e6f, 100}, 0);

        assertThat(far).isGreaterThan(1e5);
        assertThat(farther).isGreaterThan(1e3 * far).isFinite();
    }

    @Test
    void duplicatesAndEmptyComponentsGiveFiniteEnergies() {
        float[] same = new float[SAMPLES * SIZE];
        Arrays.fill(same, 1234.5f);
        float[] first = new float[SAMPLES * COMPONENTS];
        for (int i = 0; i < SAMPLES; i++) {
            first[i * COMPONENTS] = 1;
        }
        // A normal density of two dimensions with variance 1e-6 both ways, at its mean.
        double expected = Math.log(2 * Math.PI * RIDGE);

        assertThat(atRest(same, first)).containsOnly(atRest(same, first)[0]);
        assertThat(atRest(same, first)[0]).isCloseTo(expected, within(1e-5));
        assertThat(inTraining(same, first)[0]).isCloseTo(expected, within(1e-5));
    }

    @Test
    void narrowComponentsCostMore() {
        try (Scope scope = Scope.inference()) {
            double wide = batch(features, memberships).narrowness().item_double();
            float[] squeezed = features.clone();
            for (int i = 0; i < squeezed.length; i++) {
                squeezed[i] = squeezed[i] / 10;
            }
            double narrow = batch(squeezed, memberships).narrowness().item_double();

            assertThat(narrow / wide).isCloseTo(100, within(2.0)); // but for the ridge
        }
    }

    @Test
    void gradientsReachFeaturesAndMemberships() {
        try (Scope scope = Scope.open()) {
            Tensor z = Tensors.of(features, SAMPLES, SIZE).set_requires_grad(true);
            Tensor gamma = Tensors.of(memberships, SAMPLES, COMPONENTS).set_requires_grad(true);
            Tensor doubles = z.to(ScalarType.Double);
            BatchMixture.of(doubles, gamma.to(ScalarType.Double), RIDGE)
                    .energy(doubles)
                    .mean()
                    .backward();

            assertThat(Tensors.toArray(z.grad())).doesNotContain(Float.NaN);
            assertThat(Tensors.toArray(gamma.grad())).doesNotContain(Float.NaN);
            assertThat(gamma.grad().abs().sum().item_double()).isPositive();
        }
    }

    private static double[] atRest(float[] features, float[] memberships) {
        MixtureMoments moments = new MixtureMoments(COMPONENTS, SIZE);
        moments.add(together(features, memberships));
        Mixture mixture = mixture(moments);
        double[] energies = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            energies[i] = mixture.energy(features, i * SIZE);
        }
        return energies;
    }

    private static Mixture mixture(MixtureMoments moments) {
        return new Mixture(moments.share(), moments.mean(), moments.factor(RIDGE));
    }

    private static double[] inTraining(float[] features, float[] memberships) {
        try (Scope scope = Scope.inference()) {
            Tensor z = Tensors.of(features, SAMPLES, SIZE).to(ScalarType.Double);
            float[] energies =
                    Tensors.toArray(batch(features, memberships).energy(z).to(ScalarType.Float));
            double[] doubles = new double[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                doubles[i] = energies[i];
            }
            return doubles;
        }
    }

    private static BatchMixture batch(float[] features, float[] memberships) {
        return BatchMixture.of(
                Tensors.of(features, SAMPLES, SIZE).to(ScalarType.Double),
                Tensors.of(memberships, SAMPLES, COMPONENTS).to(ScalarType.Double),
                RIDGE);
    }

    private static float[] together(float[] features, float[] memberships) {
        float[] together = new float[features.length + memberships.length];
        int width = SIZE + COMPONENTS;
        for (int i = 0; i < SAMPLES; i++) {
            System.arraycopy(features, i * SIZE, together, i * width, SIZE);
            System.arraycopy(memberships, i * COMPONENTS, together, i * width + SIZE, COMPONENTS);
        }
        return together;
    }
}
