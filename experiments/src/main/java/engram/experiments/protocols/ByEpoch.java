package engram.experiments.protocols;

import java.nio.file.Path;
import java.util.List;

/**
 * Another protocol with its test set scored after each epoch. No score has a part in the training:
 * it is what a choice of the epoch by test labels would have been worth.
 */
public record ByEpoch(Protocol of) implements Protocol {

    @Override
    public String name() {
        return of.name() + "-by-epoch";
    }

    @Override
    public String title() {
        return of.title() + ", epoch by epoch";
    }

    @Override
    public List<String> problems() {
        return of.problems();
    }

    @Override
    public String label(String problem) {
        return of.label(problem);
    }

    @Override
    public String description() {
        return of.description()
                + " Here the test set is scored after each epoch too, which changes nothing about"
                + " the training: the rate is constant, as the paper has it, and so every epoch"
                + " could be the last.";
    }

    @Override
    public boolean hasCutOffs() {
        return of.hasCutOffs();
    }

    @Override
    public boolean isByEpoch() {
        return true;
    }

    @Override
    public Opened open(Path data) {
        return of.open(data);
    }
}
