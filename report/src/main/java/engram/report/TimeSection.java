package engram.report;

import engram.data.Label;
import engram.report.Viewing.Frame;
import engram.report.charts.TimeChart;
import engram.report.charts.TimeChart.Span;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When something happened: the score over time, video by video, and the anomalous intervals. */
record TimeSection(Viewing viewing, double threshold) implements Section {
    private static final int MOST_VIDEOS = 24;
    private static final int MOST_INTERVALS = 60;

    @Override
    public String id() {
        return "time";
    }

    @Override
    public String title() {
        return "Over time";
    }

    @Override
    public Optional<Node> draw() {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.paragraph("lead", lead()));
        int from = 0;
        int drawn = 0;
        while (from < viewing.frames().size() && drawn < MOST_VIDEOS) {
            int to = end(from);
            parts.add(Element.of("figure", chart(from, to)).styled("figure"));
            from = to;
            drawn++;
        }
        if (from < viewing.frames().size()) {
            parts.add(
                    Element.paragraph("small", "Shown are the first " + MOST_VIDEOS + " videos."));
        }
        if (!viewing.intervals().isEmpty()) {
            parts.add(Element.div("scroll", table()));
        }
        return Optional.of(Node.all(parts));
    }

    private String lead() {
        boolean known =
                viewing.frames().stream().anyMatch(f -> f.detection().label() != Label.UNKNOWN);
        return "The score of each frame says how unlike normal the clip around it is. Where it"
                + " is above the threshold, dotted, frames are anomalous; such intervals are"
                + " shaded."
                + (known ? " The strip at the foot is what the labels say." : "");
    }

    private int end(int from) {
        String video = viewing.frames().get(from).video();
        int to = from;
        while (to < viewing.frames().size() && viewing.frames().get(to).video().equals(video)) {
            to++;
        }
        return to;
    }

    private Element chart(int from, int to) {
        List<Frame> frames = viewing.frames().subList(from, to);
        double[] seconds = frames.stream().mapToDouble(Frame::seconds).toArray();
        double[] scores =
                frames.stream()
                        .mapToDouble(f -> Math.min(f.detection().score(), Float.MAX_VALUE))
                        .toArray();
        List<Span> spans =
                viewing.intervals().stream()
                        .filter(one -> one.first() >= from && one.last() < to)
                        .map(one -> new Span("span", one.first() - from, one.last() - from))
                        .toList();
        return new TimeChart(frames.get(0).video(), seconds, scores, threshold)
                .draw(spans, known(frames));
    }

    private static List<Span> known(List<Frame> frames) {
        List<Span> known = new ArrayList<>();
        int first = -1;
        for (int i = 0; i <= frames.size(); i++) {
            boolean anomalous =
                    i < frames.size() && frames.get(i).detection().label() == Label.ANOMALOUS;
            if (anomalous && first < 0) {
                first = i;
            } else if (!anomalous && first >= 0) {
                known.add(new Span("bar", first, i - 1));
                first = -1;
            }
        }
        return known;
    }

    private Element table() {
        Element body = Element.of("tbody");
        viewing.intervals().stream().limit(MOST_INTERVALS).forEach(one -> body.add(row(one)));
        Element head =
                Element.of(
                        "tr",
                        List.of("Video", "From", "To", "Peak", "Score", "p-value").stream()
                                .map(name -> Element.of("th", name).with("scope", "col"))
                                .toList());
        return Element.of("table", Element.of("thead", head), body).styled("facts");
    }

    private Element row(Viewing.Interval one) {
        Frame peak = viewing.frames().get(one.peak());
        return Element.of(
                "tr",
                Element.of("td", peak.video()),
                Element.of("td", clock(viewing.frames().get(one.first()).seconds())),
                Element.of("td", clock(viewing.frames().get(one.last()).seconds())),
                Element.of("td", clock(peak.seconds())),
                Element.of("td", Wording.score(peak.detection().score())),
                Element.of("td", Wording.rounded(peak.detection().pValue(), 2)));
    }

    private static String clock(double seconds) {
        long tenths = Math.round(10 * seconds);
        return String.format(Locale.ROOT, "%d:%04.1f", tenths / 600, tenths % 600 / 10.0);
    }
}
