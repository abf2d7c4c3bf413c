package engram.report.exhibits;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.Box;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Gallery;
import engram.detection.explanation.MemoryItem;
import engram.report.markup.Element;
import engram.report.markup.Node;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** How frames of videos are shown, and memory that was learned from clips: by middle frames. */
public final class FilmExhibits {
    private static final int SIDE = 288;
    private static final Color FRAME = new Color(0xe0, 0x4a, 0x22);

    private final SamplePictures pictures;
    private final Triptych triptych;
    private final Verdict verdict;
    private final Shelf shelf;
    private final List<MemoryItem> memory;

    /**
     * @param memory what the detector remembers, the most used item first
     */
    public FilmExhibits(AnomalyDetector detector, List<MemoryItem> memory) {
        ClipEncoding encoding = (ClipEncoding) detector.encoding();
        this.pictures = new SamplePictures(encoding.frame());
        float high = new Explainer(detector).errorProfile().map(ErrorProfile::high).orElse(1f);
        this.triptych = new Triptych(pictures, new HeatMap(high), SIDE);
        this.verdict = new Verdict(detector);
        this.memory = memory.stream().map(item -> middle(item, encoding.shape())).toList();
        this.shelf = new Shelf(encoding.frame(), this.memory, "");
    }

    private static MemoryItem middle(MemoryItem item, SampleShape.Clip shape) {
        int place = shape.frames() / 2;
        return new MemoryItem(
                item.item(),
                item.usage(),
                KeyFrame.frame(item.decoded(), shape, place),
                item.neighbours().stream()
                        .map(
                                near ->
                                        new Gallery.Neighbour(
                                                near.id(),
                                                near.weight(),
                                                KeyFrame.frame(near.values(), shape, place)))
                        .toList());
    }

    /**
     * A frame with boxes around what is anomalous, as it was rebuilt, and the error; or how unlike
     * normal its places are.
     */
    public Node card(KeyFrame frame) {
        return Element.of(
                        "article",
                        verdict.head(frame.explanation().detection()),
                        triptych.draw(
                                "frame",
                                boxed(frame.explanation().values(), frame.boxes()),
                                frame.explanation()),
                        verdict.figures(frame.explanation().detection()))
                .styled("card");
    }

    private BufferedImage boxed(float[] values, List<Box> boxes) {
        BufferedImage image = pictures.image(values);
        BufferedImage drawn =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = drawn.createGraphics();
        drawing.drawImage(image, 0, 0, null);
        drawing.setColor(FRAME);
        drawing.setStroke(new BasicStroke(Math.max(1, image.getWidth() / 128f)));
        boxes.forEach(b -> drawing.drawRect(b.x(), b.y(), b.width(), b.height()));
        drawing.dispose();
        return drawn;
    }

    /** Memory items by the middle frames of the clips that they look like. */
    public Items items() {
        return any -> new PictureItems(shelf).draw(memory);
    }

    /** What the others refer to; to be rendered once, after them in time. */
    public Node definitions() {
        return shelf.definitions();
    }
}
