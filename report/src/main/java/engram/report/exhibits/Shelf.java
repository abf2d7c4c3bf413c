package engram.report.exhibits;

import engram.data.encodings.ImageEncoding;
import engram.detection.explanation.Gallery;
import engram.detection.explanation.MemoryItem;
import engram.report.markup.Element;
import engram.report.markup.Node;
import engram.report.markup.Wording;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small pictures of memory items and of training samples. They recur all over the page and are
 * embedded once.
 */
final class Shelf {
    private static final int ITEM = 72;
    private static final int NEIGHBOUR = 40;

    private final SamplePictures pictures;
    private final String prefix;
    private final Map<Integer, MemoryItem> items = new HashMap<>();
    private final Map<String, Element> symbols = new HashMap<>();
    private final List<Element> inOrder = new ArrayList<>();

    /**
     * @param prefix what names begin with, of items too
     */
    Shelf(ImageEncoding encoding, List<MemoryItem> memory, String prefix) {
        this.prefix = prefix;
        this.pictures = new SamplePictures(encoding);
        memory.forEach(item -> items.put(item.item(), item));
    }

    /** What an item is called on the page. */
    String address(MemoryItem item) {
        return prefix + "item-" + item.item();
    }

    MemoryItem item(int number) {
        return items.get(number);
    }

    /** What a memory item looks like. */
    Element decoded(MemoryItem item) {
        return picture(
                prefix + "m" + item.item(),
                ITEM,
                item.decoded(),
                "Memory item " + item.item() + ", decoded");
    }

    /** The training samples that read most from an item. */
    List<Element> neighbours(MemoryItem item) {
        List<Element> elements = new ArrayList<>();
        for (Gallery.Neighbour neighbour : item.neighbours()) {
            String name =
                    "Training sample "
                            + neighbour.id()
                            + ", reads "
                            + Wording.wholePercent(neighbour.weight())
                            + " from item "
                            + item.item();
            elements.add(
                    picture(
                            prefix + "n" + item.item() + "-" + elements.size(),
                            NEIGHBOUR,
                            neighbour.values(),
                            name));
        }
        return elements;
    }

    private Element picture(String id, int side, float[] values, String name) {
        Element symbol = symbols.get(id);
        if (symbol == null) {
            symbol = symbol(id, SamplePictures.within(side, pictures.image(values)));
            symbols.put(id, symbol);
            inOrder.add(symbol);
        }
        int height = pictures.shape().height();
        int width = pictures.shape().width();
        return Element.of(
                        "svg", Element.of("title", name), Element.of("use").with("href", "#" + id))
                .styled("thumb")
                .with("viewBox", "0 0 " + width + " " + height)
                .with("role", "img")
                .with("aria-label", name);
    }

    private Element symbol(String id, BufferedImage image) {
        int height = pictures.shape().height();
        int width = pictures.shape().width();
        return Element.of(
                        "symbol",
                        Element.of("image")
                                .with("href", SamplePictures.address(image))
                                .with("width", width)
                                .with("height", height))
                .with("id", id)
                .with("viewBox", "0 0 " + width + " " + height);
    }

    /** The pictures themselves; they are not seen where they stand. */
    Node definitions() {
        return out ->
                Element.of("svg", Element.of("defs", inOrder))
                        .styled("shelf")
                        .with("width", "0")
                        .with("height", "0")
                        .with("aria-hidden", "true")
                        .render(out);
    }
}
