package engram.models;

import engram.data.SampleShape;
import java.util.List;
import java.util.Set;

/** The contract on rows and on pictures as small as networks take. */
class ModelContractTest extends ModelContract {
    /** Several networks each: as long as all others together. */
    private static final Set<String> SLOW_ON_PICTURES =
            Set.of(
                    "memgan",
                    "alice",
                    "bigan",
                    "alad",
                    "f-anogan",
                    "ganomaly",
                    "memae-features",
                    "ae-features");

    ModelContractTest() {
        super(List.of(new SampleShape.Row(12), new SampleShape.Image(1, 28, 28)), 8, 90);
    }

    @Override
    boolean isAsked(Case one) {
        return one.shape() instanceof SampleShape.Row
                || !SLOW_ON_PICTURES.contains(one.family().name());
    }
}
