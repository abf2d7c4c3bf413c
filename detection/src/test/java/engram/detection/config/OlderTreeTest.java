package engram.detection.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.SampleShape;
import engram.knn.KnnConfig;
import engram.models.RowMemoryConfig;
import org.junit.jupiter.api.Test;

class OlderTreeTest {

    /** A detector of before local scaling and centres has no radii to scale by. */
    @Test
    void modelSettingsThatCameLaterMeanAsBefore() {
        SampleShape rows = new SampleShape.Row(4);
        ObjectNode tree = ConfigTree.of(DetectorConfig.of("knn", rows));
        ((ObjectNode) tree.get("model")).remove("localScaling");
        ((ObjectNode) tree.get("model")).remove("centres");

        KnnConfig read = (KnnConfig) ConfigTree.config(tree, rows).model();

        assertThat(read.localScaling()).isZero();
        assertThat(read.centres()).isZero();
        assertThat(read.neighbours()).isEqualTo(KnnConfig.forShape(rows).neighbours());
    }

    /** A detector of before rows were judged by direction has no directions. */
    @Test
    void rowsOfOlderDetectorsAreJudgedByDistanceAlone() {
        SampleShape rows = new SampleShape.Row(4);
        ObjectNode tree = ConfigTree.of(DetectorConfig.of("row-memory", rows));
        ((ObjectNode) tree.get("model")).remove("directionsWeight");
        ((ObjectNode) tree.get("model").get("stored")).remove("space");

        RowMemoryConfig read = (RowMemoryConfig) ConfigTree.config(tree, rows).model();

        assertThat(read.directionsWeight()).isZero();
        assertThat(read.stored()).isEqualTo(KnnConfig.forShape(rows));
    }
}
