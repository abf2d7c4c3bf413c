package engram.models;

import engram.data.SampleShape;
import java.util.List;
import java.util.Set;

/**
 * The contract on small clips, for one model of each kind; the others' are among the slow tests.
 */
class ClipContractTest extends ModelContract {
    ClipContractTest() {
        super(List.of(new SampleShape.Clip(1, 8, 16, 16)), 8, 60);
    }

    @Override
    boolean isAsked(Case one) {
        return Set.of("memae", "frame-prediction", "frame-memory").contains(one.family().name());
    }
}
