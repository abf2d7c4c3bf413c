package engram.report;

import engram.detection.explanation.Explanation;
import java.util.List;
import java.util.Optional;

/** Cards for a number of samples. */
record CardSection(
        String id, String title, String lead, List<Explanation> explanations, Style style)
        implements Section {

    /** How the cards are drawn. */
    record Style(Cards cards, boolean compact) {}

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
