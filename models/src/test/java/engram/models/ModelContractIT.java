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
                        new SampleShape.Image(3, 32, 32)),
                24,
                300);
    }
}
