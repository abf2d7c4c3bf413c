package engram.report;

import engram.data.encodings.ImageEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Group;
import engram.detection.HullSurvey.Reference;
import engram.detection.HullTour;
import engram.memory.HullDistances;
import engram.report.exhibits.TourPictures;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether codes lie in the convex hull of memory's items, and what the hull looks like inside. */
record HullSection(AnomalyDetector detector, Optional<HullSurvey> survey) implements Section {

    @Override
    public String id() {
        return "hull";
    }

    @Override
    public String title() {
        return "Hull";
    }

    @Override
    public Optional<Node> draw() {
        List<Node> parts = new ArrayList<>();
        survey.filter(found -> !found.groups().isEmpty())
                .ifPresent(found -> measured(found, parts));
        pictures(detector).ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(Node.all(parts));
    }

    /** The hull from within, where samples are pictures. */
    static Optional<Node> pictures(AnomalyDetector detector) {
        return detector.encoding() instanceof ImageEncoding encoding
                ? HullTour.of(detector).map(new TourPictures(encoding)::draw)
                : Optional.empty();
    }

    private static void measured(HullSurvey survey, List<Node> parts) {
        parts.add(
                Element.paragraph(
                        "lead",
                        "Normal samples should be coded in or near the convex hull of memory's items, anomalous"
                                + " ones outside. Codes are taken before memory is read. A distance of 1 is the items'"
                                + " mean distance from their mean."));
        parts.add(
                Element.paragraph(
                        "small",
                        Wording.sentence("The " + survey.dimensionsSentence())
                                + " Inside is no further than "
                                + HullSurvey.INSIDE
                                + ". Off and in the items' span are means of a distance's two parts. Below the detector stand what the same model had with its initial values, and what"
                                + " random points with the items' mean and covariance would enclose: only what the"
                                + " detector has beyond them was learned."
                                + (survey.folds() > 1
                                        ? " Of the folds' models the first is measured."
                                        : "")));
        parts.add(table(survey));
        String areas = areas(survey);
        if (!areas.isEmpty()) {
            parts.add(Element.paragraph("small", areas));
        }
    }

    /** Told plainly where the distance says nothing, or the nulls say as much. */
    private static String areas(HullSurvey survey) {
        if (HullFigures.auroc(survey, Reference.LEARNED).isEmpty()) {
            return "";
        }
        double learned = HullFigures.auroc(survey, Reference.LEARNED).getAsDouble();
        double best =
                Math.max(
                        HullFigures.auroc(survey, Reference.UNTRAINED).orElse(0),
                        HullFigures.auroc(survey, Reference.RANDOM).orElse(0));
        return "AUROC of the distance alone: "
                + Wording.area(learned)
                + "; before training "
                + Wording.area(HullFigures.auroc(survey, Reference.UNTRAINED).orElse(Double.NaN))
                + ", random items "
                + Wording.area(HullFigures.auroc(survey, Reference.RANDOM).orElse(Double.NaN))
                + "."
                + (learned <= best
                        ? " The nulls tell anomalies apart as well: these figures do not show that memory"
                                + " encloses what is normal."
                        : "");
    }

    private static Node table(HullSurvey survey) {
        Element head = Element.of("tr", Element.of("th", "Codes").with("scope", "col"));
        for (String name :
                List.of("Count", "Inside", "5 %", "Median", "95 %", "Off span", "In span")) {
            head.add(Element.of("th", name).with("scope", "col").styled("number"));
        }
        Element body = Element.of("tbody");
        for (Reference reference : Reference.values()) {
            for (Group group : survey.groups()) {
                body.add(row(group, reference));
            }
        }
        return Element.div("scroll", Element.of("table", Element.of("thead", head), body));
    }

    private static Element row(Group group, Reference reference) {
        HullDistances distances = group.distances().get(reference);
        String name =
                switch (reference) {
                    case LEARNED -> Wording.capital(group.name());
                    case UNTRAINED -> "Before training: " + group.name();
                    case RANDOM -> "Random items: " + group.name();
                };
        Element row = Element.of("tr", Element.of("th", name).with("scope", "row"));
        for (String figure :
                List.of(
                        Wording.count(distances.count()),
                        Wording.percent(distances.within(HullSurvey.INSIDE)),
                        Wording.score(distances.quantile(0.05)),
                        Wording.score(distances.quantile(0.5)),
                        Wording.score(distances.quantile(0.95)),
                        Wording.score(distances.meanOffSpan()),
                        Wording.score(distances.meanInSpan()))) {
            row.add(Element.of("td", figure).styled("number"));
        }
        return row;
    }
}
