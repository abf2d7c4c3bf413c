package engram.report;

import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.MemoryItem;
import engram.report.exhibits.Exhibits;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What another detector remembers, in the form of this one's chapter.
 *
 * @param exhibits whose definitions the page has too
 */
record BesideSection(AnomalyDetector other, List<MemoryItem> memory, Exhibits exhibits)
        implements Section {

    static BesideSection of(AnomalyDetector other) {
        List<MemoryItem> memory = new Explainer(other).memory();
        return new BesideSection(other, memory, Exhibits.of(other, memory, "beside-"));
    }

    @Override
    public String id() {
        return "beside";
    }

    @Override
    public String title() {
        return Wording.capital(other.config().family()) + " beside it";
    }

    @Override
    public Optional<Node> draw() {
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        List<Node> parts = new ArrayList<>();
        parts.add(
                Element.paragraph(
                        "lead",
                        "The "
                                + Wording.count(memory.size(), "item")
                                + " of another detector, a "
                                + other.config().family()
                                + ": shown the same way, the most used first."));
        parts.add(exhibits.items().draw(memory));
        HullSection.pictures(other).ifPresent(parts::add);
        return Optional.of(Node.all(parts));
    }
}
