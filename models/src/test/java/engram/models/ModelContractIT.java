package engram.models;

import engram.data.SampleShape;
import java.util.List;

/** The contract on pictures as large as those that the papers measure on. */
class ModelContractIT extends ModelContract {
    ModelContractIT() {
        super(
                List.of(
                        new SampleShape.Row(40),
                        new SampleShape.Image(1, 28, 28),
                        new SampleShape.Image(3, 32, 32),
                        new SampleShape.Clip(1, 8, 16, 16)),
                24,
                300);
    }

    /** Critics alone teach ALAD to reconstruct, for which its largest networks need longer. */
    @Override
    boolean isAsked(Case one) {
        return !(one.family().name().equals("alad") && one.shape().size() > 1_000);
    }
}
