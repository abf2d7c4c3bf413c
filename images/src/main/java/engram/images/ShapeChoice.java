package engram.images;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.Originals;
import engram.images.ImageOptions.Colour;
import engram.images.ImageOptions.Size;
import engram.images.files.PictureHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What pictures are resized to where the options leave it open, from their headers: the size that
 * all have, if its sides are 28 to 256; else a square with the median of the shorter sides, at
 * least 28 and at most 128, a multiple of 4. Grey where all are grey, else RGB. Of more than 2,000
 * pictures, 2,000 at even distances are looked at.
 */
final class ShapeChoice {
    private static final int LOOKED_AT = 2000;
    private static final int SMALLEST = 28;
    private static final int LARGEST = 256;
    private static final int LARGEST_SQUARE = 128;

    private ShapeChoice() {}

    /** What pictures become, and what they are. */
    record Choice(SampleShape.Image shape, Set<Depth> depths, Originals originals) {}

    static Choice of(Album pictures, ImageOptions options) {
        List<PictureHeader> headers = headers(pictures, options.tolerance().skipUnreadable());
        Size size = options.size().orElseGet(() -> size(headers));
        boolean grey =
                options.colour() == Colour.GREY
                        || (options.colour() == Colour.AUTO
                                && headers.stream().allMatch(PictureHeader::grey));
        return new Choice(
                new SampleShape.Image(grey ? 1 : 3, size.height(), size.width()),
                headers.stream().map(PictureHeader::depth).collect(Collectors.toSet()),
                Looks.of(headers));
    }

    private static Size size(List<PictureHeader> headers) {
        PictureHeader first = headers.get(0);
        boolean same =
                headers.stream()
                        .allMatch(h -> h.width() == first.width() && h.height() == first.height());
        if (same && inRange(first.width()) && inRange(first.height())) {
            return new Size(first.width(), first.height());
        }
        int[] shorter =
                headers.stream().mapToInt(h -> Math.min(h.width(), h.height())).sorted().toArray();
        int side = Math.max(SMALLEST, Math.min(LARGEST_SQUARE, shorter[shorter.length / 2]));
        return new Size(side - side % 4, side - side % 4);
    }

    private static boolean inRange(int side) {
        return side >= SMALLEST && side <= LARGEST;
    }

    private static List<PictureHeader> headers(Album pictures, boolean skipUnreadable) {
        int count = Math.min(LOOKED_AT, pictures.size());
        List<PictureHeader> headers = new ArrayList<>(count);
        UnreadableDataException last = null;
        for (int i = 0; i < count; i++) {
            try {
                headers.add(pictures.header((int) ((long) i * pictures.size() / count)));
            } catch (UnreadableDataException e) {
                if (!skipUnreadable) {
                    throw e;
                }
                last = e;
            }
        }
        if (headers.isEmpty()) {
            throw last != null ? last : new UnreadableDataException("there are no pictures");
        }
        return headers;
    }
}
