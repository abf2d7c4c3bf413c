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
import java.util.Optional;
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

    /**
     * What pictures become, and what they are.
     *
     * @param mixture in what some are unlike most of the others, for a person
     */
    record Choice(
            SampleShape.Image shape,
            Set<Depth> depths,
            Originals originals,
            Optional<String> mixture) {}

    static Choice of(Album pictures, ImageOptions options) {
        List<Looks.Seen> seen = seen(pictures, options.tolerance().skipUnreadable());
        List<PictureHeader> headers = seen.stream().map(Looks.Seen::header).toList();
        Size size = options.size().orElseGet(() -> size(headers));
        boolean grey =
                options.colour() == Colour.GREY
                        || (options.colour() == Colour.AUTO
                                && headers.stream().allMatch(PictureHeader::grey));
        SampleShape.Image shape = new SampleShape.Image(grey ? 1 : 3, size.height(), size.width());
        return new Choice(
                shape,
                headers.stream().map(PictureHeader::depth).collect(Collectors.toSet()),
                Looks.of(headers),
                Mixture.of(seen, shape));
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

    private static List<Looks.Seen> seen(Album pictures, boolean skipUnreadable) {
        int count = Math.min(LOOKED_AT, pictures.size());
        List<Looks.Seen> seen = new ArrayList<>(count);
        UnreadableDataException last = null;
        for (int i = 0; i < count; i++) {
            try {
                int position = (int) ((long) i * pictures.size() / count);
                seen.add(new Looks.Seen(pictures.id(position), pictures.header(position)));
            } catch (UnreadableDataException e) {
                if (!skipUnreadable) {
                    throw e;
                }
                last = e;
            }
        }
        if (seen.isEmpty()) {
            throw last != null ? last : new UnreadableDataException("there are no pictures");
        }
        return seen;
    }
}
