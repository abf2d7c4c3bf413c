package engram.report.exhibits;

import engram.detection.explanation.Explanation;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import java.util.List;
import java.util.Optional;

/** Cards for a number of samples. */
public record CardSection(
        String id, String title, String lead, List<Explanation> explanations, Style style)
        implements Section {

    /** How the cards are drawn. */
    public record Style(Cards cards, boolean compact) {}

    @Override
    public Optional<Node> draw() {
        if (explanations.isEmpty()) {
            return Optional.empty();
        }
        Cards cards = style.cards();
        List<Node> drawn =
                explanations.stream().map(style.compact() ? cards::compact : cards::full).toList();
        return Optional.of(
                Node.all(
                        Element.paragraph("lead", lead),
                        style.compact() ? Node.none() : cards.legend(),
                        Element.of("div", drawn)
                                .styled(style.compact() ? "cards compact" : "cards")));
    }
}
