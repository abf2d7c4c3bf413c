package engram.report.exhibits;

import engram.data.encodings.ImageEncoding;
import engram.detection.HullTour;
import engram.report.markup.Element;
import engram.report.markup.Node;
import java.util.List;

/** Points of the hull of memory's items as pictures. */
public final class TourPictures {
    private static final int SIDE = 72;

    private final SamplePictures pictures;

    public TourPictures(ImageEncoding encoding) {
        this.pictures = new SamplePictures(encoding);
    }

    /** Points drawn at random, then the walks, a row each. */
    public Node draw(HullTour tour) {
        Element walks = Element.of("ul").styled("walks");
        for (HullTour.Walk walk : tour.walks()) {
            walks.add(
                    Element.of(
                            "li",
                            Element.span("muted", "#" + walk.from()),
                            row(walk.points(), "From item " + walk.from() + " to " + walk.to()),
                            Element.span("muted", "#" + walk.to())));
        }
        return Node.all(
                Element.paragraph("small", "Drawn from the hull at random, all that were drawn:"),
                Element.of(
                                "ul",
                                tour.drawn().stream()
                                        .map(
                                                one ->
                                                        Element.of(
                                                                "li",
                                                                picture(one, "Drawn at random")))
                                        .toList())
                        .styled("gallery"),
                Element.paragraph(
                        "small", "Straight from one item to another, between those used most:"),
                walks);
    }

    private Element row(List<float[]> points, String name) {
        return Element.of("span", points.stream().map(point -> picture(point, name)).toList())
                .styled("walk");
    }

    private Element picture(float[] values, String name) {
        return Element.of("img")
                .styled("thumb pixels")
                .with(
                        "src",
                        SamplePictures.address(SamplePictures.within(SIDE, pictures.image(values))))
                .with("alt", name);
    }
}
