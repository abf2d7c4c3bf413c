package engram.detection.explanation;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.ImageEncoding;
import engram.model.RecallingPatches;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What kept patches look like, and the training pictures that they come from: kept with the
 * detector so that they can be shown when the training data is gone. Its size is bounded, whatever
 * the number of pictures.
 *
 * @param names of the pictures that patches come from, those with the most patches first
 * @param sources for each kept patch, which of these shows it
 * @param patches each with what is around it
 * @param pictures the first of {@code names}, small
 */
public record Album(
        List<String> names, List<Integer> sources, ContactSheet patches, ContactSheet pictures) {
    /** Pixels of a patch's longer side, and those of a picture. */
    private static final int PATCH = 48;

    private static final int PICTURE = 64;

    /** Pictures that are shown; of the others the name is kept. */
    private static final int MOST_PICTURES = 400;

    /** Places that a patch is shown with, down and across. */
    private static final int AROUND = 3;

    public Album {
        names = List.copyOf(names);
        sources = List.copyOf(sources);
        if (patches.count() != sources.size() || pictures.count() > names.size()) {
            throw new IllegalArgumentException("an album has more or fewer pictures than names");
        }
        for (int source : sources) {
            if (source < 0 || source >= names.size()) {
                throw new IllegalArgumentException("an album has no picture " + source);
            }
        }
    }

    /** Of the patches of a model that has learned from these pictures. */
    public static Album of(RecallingPatches model, SampleStore training, ImageEncoding encoding) {
        List<RecallingPatches.Patch> kept = model.patches();
        Map<Integer, List<Integer>> byPicture = new LinkedHashMap<>();
        for (int item = 0; item < kept.size(); item++) {
            byPicture
                    .computeIfAbsent(kept.get(item).picture(), picture -> new ArrayList<>())
                    .add(item);
        }
        List<Integer> order =
                byPicture.keySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (Integer picture) -> -byPicture.get(picture).size()))
                        .toList();
        SampleShape.Image shape = encoding.shape();
        ContactSheet.Assembly patches = sheet(kept.size(), PATCH, shape);
        ContactSheet.Assembly pictures =
                sheet(Math.min(MOST_PICTURES, order.size()), PICTURE, shape);
        Integer[] sources = new Integer[kept.size()];
        List<String> names = new ArrayList<>();
        float[] values = new float[shape.size()];
        for (int picture : order) {
            training.read(picture, values, 0);
            BufferedImage image = EncodedPicture.of(encoding, values);
            if (names.size() < MOST_PICTURES) {
                pictures.put(names.size(), image);
            }
            for (int item : byPicture.get(picture)) {
                patches.put(item, around(image, kept.get(item).place(), model.grid()));
                sources[item] = names.size();
            }
            names.add(training.id(picture));
        }
        return new Album(names, List.of(sources), patches.done(), pictures.done());
    }

    private static ContactSheet.Assembly sheet(int count, int longer, SampleShape.Image shape) {
        double factor = (double) longer / Math.max(shape.width(), shape.height());
        return new ContactSheet.Assembly(
                count,
                Math.max(1, (int) Math.round(factor * shape.width())),
                Math.max(1, (int) Math.round(factor * shape.height())),
                shape.channels() < 3);
    }

    /**
     * A patch with the places around it; at the edge, with those that there are on the other side.
     *
     * @param place row by row on a grid of {@code grid} x {@code grid}
     */
    public static BufferedImage around(BufferedImage picture, int place, int grid) {
        int width = Math.max(1, AROUND * picture.getWidth() / grid);
        int height = Math.max(1, AROUND * picture.getHeight() / grid);
        int x = (place % grid - AROUND / 2) * picture.getWidth() / grid;
        int y = (place / grid - AROUND / 2) * picture.getHeight() / grid;
        return picture.getSubimage(
                Math.max(0, Math.min(picture.getWidth() - width, x)),
                Math.max(0, Math.min(picture.getHeight() - height, y)),
                width,
                height);
    }
}
