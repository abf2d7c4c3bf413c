package engram.report;

import engram.memory.MemoryHealth;
import engram.report.exhibits.Items;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the detector remembers, and whether its memory is in good health. */
record MemorySection(Findings findings, Items items) implements Section {

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory";
    }

    @Override
    public Optional<Node> draw() {
        if (findings.memory().isEmpty()) {
            return Optional.empty();
        }
        List<Node> parts = new ArrayList<>();
        parts.add(Element.paragraph("lead", lead()));
        Optional<MemoryHealth> health = findings.explainer().memoryHealth();
        findings.explainer()
                .memoryWarning()
                .ifPresent(
                        warning ->
                                parts.add(Element.paragraph("caution", Wording.sentence(warning))));
        health.ifPresent(found -> parts.add(figures(found)));
        parts.add(items.draw(findings.memory()));
        return Optional.of(Node.all(parts));
    }

    private String lead() {
        String text =
                "Everything the detector rebuilds, it mixes from these "
                        + Wording.count(findings.memory().size(), "item")
                        + ": what normal looks like to it. Each is shown on its own, the most used first.";
        return findings.explainer().itemsAreParts()
                ? text
                        + " Items are parts of pictures here; each is shown as if it stood everywhere."
                : text;
    }

    private static Element figures(MemoryHealth health) {
        int items = health.usage().length;
        return Element.of(
                        "dl",
                        figure(
                                "In use",
                                Wording.count(items - health.unusedItems()),
                                "of " + Wording.count(items, "item")),
                        figure(
                                "As varied as",
                                Wording.trimmed(health.effectiveItems(), 1),
                                "equally used items"),
                        figure(
                                "Read at once",
                                Wording.trimmed(health.activeItems(), 1),
                                "items per sample, on average"),
                        figure(
                                "Dead reads",
                                Wording.percent(health.deadRowShare()),
                                "found no item near enough"),
                        figure(
                                "Entropy",
                                Wording.trimmed(health.entropy(), 2),
                                "nats, of a sample's weights"))
                .styled("tiles small");
    }

    private static Element figure(String name, String value, String note) {
        return Element.div(
                "tile",
                Element.of("dt", name),
                Element.of("dd", value).styled("value"),
                Element.of("dd", note).styled("note"));
    }
}
