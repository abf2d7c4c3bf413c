package engram.report.exhibits;

import engram.detection.explanation.Album;
import engram.report.markup.Element;
import engram.report.markup.Node;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small pictures of kept patches and of the training pictures that they come from. They recur all
 * over the page and are embedded once.
 */
final class PatchShelf {
    private final Album album;
    private final int grid;
    private final String prefix;
    private final List<BufferedImage> patches;
    private final List<BufferedImage> pictures;
    private final Map<String, Element> symbols = new LinkedHashMap<>();

    /**
     * @param grid places that pictures have down and across
     * @param prefix what names on the page begin with
     */
    PatchShelf(Album album, int grid, String prefix) {
        this.prefix = prefix;
        this.album = album;
        this.grid = grid;
        this.patches = album.patches().pictures();
        this.pictures = album.pictures().pictures();
    }

    /** The picture's name that a kept patch comes from. */
    String source(int item) {
        return isShown(item) ? album.names().get(album.sources().get(item)) : "what was taught";
    }

    /** Of patches that were taught after training, no pictures are kept. */
    private boolean isShown(int item) {
        return item < album.sources().size();
    }

    /** What a kept patch looks like, and what is around it. */
    Element patch(int item) {
        String name = "Kept patch " + item + ", of " + source(item);
        if (!isShown(item)) {
            return Element.span("muted", name);
        }
        return shown(prefix + "p" + item, patches.get(item), name, List.of());
    }

    /** The picture that a kept patch comes from, its place marked; nothing where it is not kept. */
    Node picture(int item, int place) {
        if (!isShown(item)) {
            return Node.none();
        }
        int source = album.sources().get(item);
        if (source >= pictures.size()) {
            return Node.none();
        }
        BufferedImage picture = pictures.get(source);
        return shown(
                prefix + "s" + source,
                picture,
                source(item) + ", which shows patch " + item,
                List.of(mark(picture, place)));
    }

    private Element mark(BufferedImage picture, int place) {
        double width = (double) picture.getWidth() / grid;
        double height = (double) picture.getHeight() / grid;
        return Element.of("rect")
                .with("x", (place % grid - 1) * width)
                .with("y", (place / grid - 1) * height)
                .with("width", 3 * width)
                .with("height", 3 * height)
                .styled("mark-place");
    }

    private Element shown(String id, BufferedImage image, String name, List<Element> over) {
        symbols.computeIfAbsent(id, key -> symbol(key, image));
        Element svg =
                Element.of(
                                "svg",
                                Element.of("title", name),
                                Element.of("use").with("href", "#" + id))
                        .styled("thumb smooth")
                        .with("viewBox", "0 0 " + image.getWidth() + " " + image.getHeight())
                        .with("role", "img")
                        .with("aria-label", name);
        over.forEach(svg::add);
        return svg;
    }

    private static Element symbol(String id, BufferedImage image) {
        return Element.of(
                        "symbol",
                        Element.of("image")
                                .with("href", SamplePictures.address(image))
                                .with("width", image.getWidth())
                                .with("height", image.getHeight()))
                .with("id", id)
                .with("viewBox", "0 0 " + image.getWidth() + " " + image.getHeight());
    }

    /** The pictures themselves; they are not seen where they stand. */
    Node definitions() {
        return out ->
                Element.of("svg", Element.of("defs", new ArrayList<>(symbols.values())))
                        .styled("shelf")
                        .with("width", "0")
                        .with("height", "0")
                        .with("aria-hidden", "true")
                        .render(out);
    }
}
