package engram.report;

import engram.detection.Explanation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the sections together to a page. */
final class PageLayout {
    /** Where nothing is flagged, so many of the highest scores are shown all the same. */
    private static final int UNFLAGGED = 6;

    private static final String STYLE = "report.css";

    private final Findings findings;

    PageLayout(Findings findings) {
        this.findings = findings;
    }

    String html() {
        Headline headline = new Headline(findings);
        Exhibits exhibits = Exhibits.of(findings);
        Map<Section, Node> sections = new LinkedHashMap<>();
        for (Section section : sections(exhibits)) {
            section.draw().ifPresent(content -> sections.put(section, content));
        }
        Element main = Element.of("main", headline.draw(), links(sections.keySet()));
        sections.forEach((section, content) -> main.add(drawn(section, content)));
        Element body = Element.of("body", main, footer(), exhibits.definitions());
        Element page =
                Element.of("html", head(headline.title() + " · Engram"), body).with("lang", "en");
        return "<!DOCTYPE html>\n" + page.markup() + "\n";
    }

    private List<Section> sections(Exhibits exhibits) {
        return List.of(
                new ScoreSection(findings),
                new QualitySection(findings),
                new ComparisonSection(findings),
                anomalies(exhibits.cards()),
                borderline(exhibits.cards()),
                new MemorySection(findings, exhibits.items()),
                new TrainingSection(findings),
                new ProvenanceSection(findings));
    }

    private CardSection anomalies(Cards cards) {
        List<Explanation> highest = findings.survey().anomalies();
        List<Explanation> flagged =
                highest.stream().filter(shown -> shown.detection().anomalous()).toList();
        String lead =
                "The highest scores first. What "
                        + (findings.memory().isEmpty()
                                ? "was never learned"
                                : "memory does not hold")
                        + " cannot be rebuilt, and that is where the error is.";
        if (flagged.isEmpty()) {
            flagged = highest.stream().limit(UNFLAGGED).toList();
            lead =
                    "Nothing was flagged. These are the highest scores, all of them below the threshold.";
        } else if (flagged.size() < findings.flagged()) {
            lead +=
                    " Shown are "
                            + Wording.count(flagged.size())
                            + " of "
                            + Wording.count(findings.flagged())
                            + " flagged.";
        }
        return new CardSection(
                "anomalies", "Anomalies", lead, flagged, new CardSection.Style(cards, false));
    }

    private CardSection borderline(Cards cards) {
        // Where nothing was flagged, the highest scores have been shown as such.
        List<Explanation> shown =
                findings.flagged() == 0 ? List.of() : findings.survey().borderline();
        return new CardSection(
                "borderline",
                "Borderline",
                "Just below the threshold: the oddest of what was let pass.",
                shown,
                new CardSection.Style(cards, true));
    }

    private static Element links(Iterable<Section> sections) {
        List<Node> links = new ArrayList<>();
        for (Section section : sections) {
            links.add(Element.of("a", section.title()).with("href", "#" + section.id()));
        }
        return Element.of("nav", links).with("aria-label", "Sections");
    }

    private static Element drawn(Section section, Node content) {
        String heading = section.id() + "-heading";
        return Element.of("section", Element.of("h2", section.title()).with("id", heading), content)
                .with("id", section.id())
                .with("aria-labelledby", heading);
    }

    private Element footer() {
        return Element.of(
                "footer",
                "Written by Engram "
                        + findings.detector().provenance().environment().engram()
                        + ". This page is one file: it loads nothing and runs no script.");
    }

    private static Element head(String title) {
        return Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("title", title),
                // Not escaped, since browsers do not unescape style sheets; ours has no < or &.
                Element.of("style", out -> out.append('\n').append(style())));
    }

    private static String style() {
        try (InputStream in = PageLayout.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
