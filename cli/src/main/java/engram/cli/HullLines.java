package engram.cli;

import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Group;
import engram.detection.HullSurvey.Reference;
import engram.memory.HullDistances;
import engram.report.HullFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What is known of codes and the hull of memory's items, line by line. */
final class HullLines {
    private HullLines() {}

    static List<String> of(HullSurvey survey) {
        List<String> lines = new ArrayList<>();
        lines.add("hull         how far codes lie from the convex hull of memory's items, before");
        lines.add("             memory is read; 1 is the items' mean distance from their mean");
        lines.add("             " + survey.dimensionsSentence());
        if (survey.folds() > 1) {
            lines.add(
                    "             of %d folds' models the first is measured, which learned from most samples"
                            .formatted(survey.folds()));
        }
        lines.add("");
        lines.add(
                "  %-40s %7s %8s %7s %7s %7s %9s %8s"
                        .formatted(
                                "codes",
                                "count",
                                "inside",
                                "5 %",
                                "median",
                                "95 %",
                                "off span",
                                "in span"));
        for (Reference reference : Reference.values()) {
            survey.groups().forEach(group -> lines.add(line(group, reference)));
            lines.add(auroc(HullFigures.auroc(survey, reference)));
        }
        lines.add("  inside: no further than " + HullSurvey.INSIDE);
        lines.add(
                "  off span, in span: means of the parts at right angles to the items' span and in it");
        lines.add("  before training: the same model with its initial values");
        lines.add("  random: points with the mean and covariance of the items, in their place");
        return lines;
    }

    private static String line(Group group, Reference reference) {
        HullDistances distances = group.distances().get(reference);
        String name =
                switch (reference) {
                    case LEARNED -> group.name();
                    case UNTRAINED -> "before training: " + group.name();
                    case RANDOM -> "random: " + group.name();
                };
        return String.format(
                Locale.ROOT,
                "  %-40s %7d %8.3f %7.3f %7.3f %7.3f %9.3f %8.3f",
                name,
                distances.count(),
                distances.within(HullSurvey.INSIDE),
                distances.quantile(0.05),
                distances.quantile(0.5),
                distances.quantile(0.95),
                distances.meanOffSpan(),
                distances.meanInSpan());
    }

    private static String auroc(OptionalDouble auroc) {
        return auroc.isPresent()
                ? String.format(
                        Locale.ROOT, "  %-40s %.4f", "AUROC of the distance", auroc.getAsDouble())
                : "";
    }
}
