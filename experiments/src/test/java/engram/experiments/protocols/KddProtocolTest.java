package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.experiments.grid.Grid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KddProtocolTest {
    @TempDir private Path folder;

    @Test
    void attacksOfOneHalfAreLearnedFromAndTheOtherHalfIsTested() throws IOException {
        OfficialFiles.kdd(folder, 400);
        try (Protocol.Opened opened = Grid.KDDCUP99.protocol().open(folder)) {
            Problem problem = opened.problem("attacks", 5);
            Labelling training = Labelling.of(problem.training());
            Labelling test = Labelling.of(problem.test());

            assertThat(training.labels()).containsOnly(Label.NORMAL);
            assertThat(test.size()).isEqualTo(200);
            assertThat(test.labels()).contains(Label.NORMAL, Label.ANOMALOUS);
            assertThat(test.ids()).doesNotContainAnyElementsOf(training.ids());
            int attacks = (int) test.labels().stream().filter(Label.NORMAL::equals).count();
            assertThat(training.size() + attacks).isEqualTo(320);
        }
    }

    @Test
    void thereAreThe120ColumnsOfThePaper() throws IOException {
        OfficialFiles.kdd(folder, 60);
        try (Protocol.Opened opened = Grid.KDDCUP99.protocol().open(folder)) {
            Portion training = (Portion) opened.problem("attacks", 1).training();
            BitSet some = new BitSet();
            some.set(0, 10);
            Encoding encoding = training.fit(some);

            assertThat(training.shape()).isEqualTo(new SampleShape.Row(120));
            assertThat(encoding.shape()).isEqualTo(new SampleShape.Row(120));
            try (SampleStore store = training.store(encoding, some)) {
                float[] row = new float[120];
                store.read(3, row, 0);
                // icmp, tcp, udp
                assertThat(row[1]).isZero();
                assertThat(row[2]).isEqualTo(1);
                assertThat(row[3]).isZero();
            }
        }
    }
}
