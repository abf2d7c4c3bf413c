package engram.report.exhibits;

import engram.detection.explanation.Album;
import engram.detection.explanation.Explanation;
import engram.model.RecallingPatches;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture's oddest patch beside the kept ones that are most like it, and the training pictures
 * that show those.
 *
 * @param kept the patches that are kept, item by item
 * @param grid places that pictures have down and across
 */
record Recollection(
        SamplePictures pictures, PatchShelf shelf, List<RecallingPatches.Patch> kept, int grid) {
    private static final int PATCH = 96;

    /** Nothing for models that keep no patches. */
    Node draw(Explanation explanation) {
        return explanation
                .places()
                .flatMap(Explanation.Places::oddest)
                .map(oddest -> draw(explanation.values(), oddest))
                .orElse(Node.none());
    }

    private Node draw(float[] values, RecallingPatches.Oddest oddest) {
        BufferedImage patch =
                SamplePictures.within(
                        PATCH, Album.around(pictures.image(values), oddest.place(), grid));
        List<Element> figures = new ArrayList<>();
        figures.add(
                figure(
                        "its oddest patch",
                        Element.of("img")
                                .with("src", SamplePictures.address(patch))
                                .with("alt", "The patch least like any that is kept")
                                .with("width", patch.getWidth())
                                .with("height", patch.getHeight()),
                        Node.none()));
        for (RecallingPatches.Near near : oddest.nearest()) {
            figures.add(
                    figure(
                            times(near, oddest.usual()),
                            shelf.patch(near.item()),
                            shelf.picture(near.item(), kept.get(near.item()).place()),
                            Element.span("muted source", shelf.source(near.item()))
                                    .with("title", shelf.source(near.item()))));
        }
        return Node.all(
                Element.paragraph(
                        "small",
                        "The nearest that it remembers, and the training pictures that show it"),
                Element.of("div", figures).styled("recollection"));
    }

    private static String times(RecallingPatches.Near near, double usual) {
        return usual > 0
                ? Wording.rounded(near.distance() / usual, 2) + " × the usual distance"
                : "distance " + Wording.rounded(near.distance(), 2);
    }

    private static Element figure(String caption, Node... parts) {
        Element figure = Element.of("figure");
        for (Node part : parts) {
            figure.add(part);
        }
        return figure.add(Element.of("figcaption", caption));
    }
}
