package engram.report;

import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.explanation.Explanation;
import engram.report.exhibits.CardSection;
import engram.report.exhibits.Cards;
import engram.report.exhibits.Exhibits;
import engram.report.markup.Node;
import engram.report.markup.PageFrame;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the sections together to a page. */
final class PageLayout {
    /** Where nothing is flagged, so many of the highest scores are shown all the same. */
    private static final int UNFLAGGED = 6;

    private final Findings findings;
    private final Optional<HullSurvey> hull;
    private final Optional<BesideSection> beside;

    PageLayout(Findings findings, Optional<HullSurvey> hull, Optional<AnomalyDetector> besideIt) {
        this.findings = findings;
        this.hull = hull;
        this.beside = besideIt.map(BesideSection::of);
    }

    String html() {
        Headline headline = new Headline(findings);
        Exhibits exhibits = Exhibits.of(findings.detector(), findings.memory());
        return PageFrame.html(
                headline.title() + " · Engram",
                headline.draw(),
                sections(exhibits),
                footer(),
                Node.all(
                        exhibits.definitions(),
                        beside.map(other -> other.exhibits().definitions()).orElse(Node.none())));
    }

    private List<Section> sections(Exhibits exhibits) {
        List<Section> sections = new ArrayList<>();
        sections.add(new ScoreSection(findings));
        sections.addAll(
                List.of(
                        new QualitySection(findings),
                        new ComparisonSection(findings),
                        anomalies(exhibits.cards()),
                        borderline(exhibits.cards()),
                        new MemorySection(findings, exhibits.items()),
                        exhibits.patches(),
                        new HullSection(findings.detector(), hull)));
        beside.ifPresent(sections::add);
        sections.add(new TrainingSection(findings));
        sections.add(new ProvenanceSection(findings));
        return sections;
    }

    private CardSection anomalies(Cards cards) {
        List<Explanation> highest = findings.survey().anomalies();
        List<Explanation> flagged =
                highest.stream().filter(shown -> shown.detection().anomalous()).toList();
        String lead = "The highest scores first. " + why();
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

    private String why() {
        if (!findings.explainer().rebuilds()) {
            return "Nothing that the detector learned from is as these are.";
        }
        return findings.memory().isEmpty()
                ? "What was never learned cannot be rebuilt, and that is where the error is."
                : "What memory does not hold cannot be rebuilt, and that is where the error is.";
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

    private Node footer() {
        return Node.text(
                "Written by Engram "
                        + findings.detector().provenance().environment().engram()
                        + ". This page is one file: it loads nothing and runs no script.");
    }
}
