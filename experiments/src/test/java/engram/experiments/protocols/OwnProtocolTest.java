package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnProtocolTest {
    private static final Path ANYWHERE = Path.of(".");

    /** 30 normal rows and 6 anomalies. */
    private static ArraySource rows() {
        float[][] rows = new float[36][];
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i, -i};
            labels.add(i % 6 == 5 ? Label.ANOMALOUS : Label.NORMAL);
        }
        return ArraySource.ofRows(rows, labels);
    }

    private static Set<String> ids(Source source) {
        return new TreeSet<>(IntStream.range(0, source.size()).mapToObj(source::id).toList());
    }

    private static long count(Source source, Label label) {
        return IntStream.range(0, source.size()).filter(i -> source.label(i) == label).count();
    }

    @Test
    void oneThirdOfTheNormalsIsTestedWithAllAnomalies() {
        try (Protocol.Opened opened = new OwnProtocol("own", any -> rows()).open(ANYWHERE)) {
            Problem problem = opened.problem("all", 1);

            assertThat(problem.training().size()).isEqualTo(20);
            assertThat(count(problem.training(), Label.ANOMALOUS)).isZero();
            assertThat(count(problem.test(), Label.NORMAL)).isEqualTo(10);
            assertThat(count(problem.test(), Label.ANOMALOUS)).isEqualTo(6);
            assertThat(ids(problem.training())).doesNotContainAnyElementsOf(ids(problem.test()));
        }
    }

    @Test
    void theSeedDeals() {
        try (Protocol.Opened opened = new OwnProtocol("own", any -> rows()).open(ANYWHERE)) {
            Set<String> once = ids(opened.problem("all", 1).training());

            assertThat(ids(opened.problem("all", 1).training())).isEqualTo(once);
            assertThat(ids(opened.problem("all", 2).training())).isNotEqualTo(once);
        }
    }
}
