package engram.report;

import engram.report.exhibits.FilmExhibits;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Section;
import java.util.List;
import java.util.Optional;

/** The frames at the peaks of intervals: what is in them, and where the error is. */
record KeyFrameSection(Viewing viewing, FilmExhibits exhibits) implements Section {

    @Override
    public String id() {
        return "frames";
    }

    @Override
    public String title() {
        return "Key frames";
    }

    @Override
    public Optional<Node> draw() {
        if (viewing.keyFrames().isEmpty()) {
            return Optional.empty();
        }
        String lead =
                viewing.intervals().isEmpty()
                        ? "Nothing was flagged. These are the frames with the highest scores."
                        : "The frame with the highest score of each interval, the highest first."
                                + " Boxes are around regions above what one in two hundred pixels"
                                + " of normal frames reach.";
        List<Node> cards = viewing.keyFrames().stream().map(exhibits::card).toList();
        return Optional.of(
                Node.all(Element.paragraph("lead", lead), Element.div("cards", Node.all(cards))));
    }
}
