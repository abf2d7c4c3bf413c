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

    /** Critics alone teach these to make samples, for which large networks need longer. */
    @Override
    boolean isAsked(Case one) {
        return switch (one.family().name()) {
            case "alad" -> one.shape().size() < 1_000;
            // Eleven networks for each model, and what they share with patchcore is asked there.
            case "memae-features", "ae-features" -> false;
            case "f-anogan" -> one.shape() instanceof SampleShape.Row;
            default -> true;
        };
    }
}
