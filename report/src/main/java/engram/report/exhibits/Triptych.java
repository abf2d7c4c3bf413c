package engram.report.exhibits;

import engram.detection.explanation.Explanation;
import engram.report.markup.Element;
import java.awt.image.BufferedImage;

/**
 * A sample, what the detector made of it and where they differ, side by side; or how unlike normal
 * its places are. What a detector does not say is left out.
 *
 * @param side that no picture's is longer than, in pixels
 */
record Triptych(SamplePictures pictures, HeatMap heatMap, int side) {
    /** Pictures no larger than this are drawn with their pixels visible. */
    private static final int PIXELATED = 64;

    /**
     * @param caption of the sample
     * @param sample as it is shown
     */
    Element draw(String caption, BufferedImage sample, Explanation explanation) {
        String id = explanation.detection().id();
        Element row = Element.div("triptych", figure(caption, id, sample));
        explanation
                .reconstruction()
                .map(pictures::image)
                .ifPresent(
                        rebuilt ->
                                row.add(
                                        figure(
                                                "rebuilt",
                                                id + ", rebuilt by the detector",
                                                rebuilt)));
        explanation
                .squaredErrors()
                .map(squares -> heatMap.image(squares, pictures.shape()))
                .ifPresent(errors -> row.add(figure("error", id + ", error by place", errors)));
        explanation
                .places()
                .map(places -> HeatMap.image(places, pictures.shape()))
                .ifPresent(
                        places ->
                                row.add(
                                        figure(
                                                "unlike normal",
                                                id + ", how unlike normal each place is",
                                                places)));
        return row;
    }

    private Element figure(String caption, String name, BufferedImage image) {
        BufferedImage shown = SamplePictures.within(side, image);
        boolean small = Math.max(shown.getWidth(), shown.getHeight()) <= PIXELATED;
        return Element.of(
                "figure",
                Element.of("img")
                        .with("src", SamplePictures.address(shown))
                        .with("alt", name)
                        .with("width", shown.getWidth())
                        .with("height", shown.getHeight())
                        .styled(small ? "pixels" : "picture"),
                Element.of("figcaption", caption));
    }
}
