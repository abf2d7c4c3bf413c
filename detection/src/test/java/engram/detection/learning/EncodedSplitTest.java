package engram.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.Training;
import engram.detection.config.ConfigFile;
import engram.detection.config.Recipe;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training looks at its data as seldom as it can: a table may be long. */
class EncodedSplitTest {
    private static final int ROWS = 60;

    private static Source rows() {
        float[][] rows = new float[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new float[] {i, i * i % 7, i % 3};
        }
        return ArraySource.ofRows(rows);
    }

    /** Notes which methods were called. */
    private static Source noting(Source source, List<String> calls) {
        return (Source)
                Proxy.newProxyInstance(
                        Source.class.getClassLoader(),
                        new Class<?>[] {Source.class},
                        (proxy, method, arguments) -> {
                            calls.add(method.getName());
                            Object result = method.invoke(source, arguments);
                            if (method.getName().equals("parts")) {
                                return engram.data.sources.Parts.of((Source) proxy);
                            }
                            return result == source ? proxy : result;
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    void fitsAndReadsOnce(String folds) {
        List<String> calls = new ArrayList<>();
        ConfigFile settings = ConfigFile.parse("test", "holdout: {folds: " + folds + "}");
        Recipe recipe = settings.recipe("pca", new SampleShape.Row(3));
        try (Training training = Training.prepare(recipe, noting(rows(), calls))) {
            assertThat(training.plan().config().holdout().folds()).isPositive();
        }
        assertThat(Collections.frequency(calls, "store")).isEqualTo(1);
        assertThat(calls).doesNotContain("encode", "shape");
        if (folds.equals("1")) {
            assertThat(Collections.frequency(calls, "fit")).isEqualTo(1);
        }
    }

    @Test
    void partsAreTheSamplesThatWereDealt() {
        try (Training training =
                Training.prepare(
                        ConfigFile.parse("test", "holdout: {folds: 1}")
                                .recipe("pca", new SampleShape.Row(3)),
                        rows())) {
            assertThat(training.plan().counts())
                    .returns(48, counts -> counts.training())
                    .returns(6, counts -> counts.validation())
                    .returns(6, counts -> counts.calibration());
        }
    }
}
