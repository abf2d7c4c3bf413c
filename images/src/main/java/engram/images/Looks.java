package engram.images;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.Originals;
import engram.images.files.PictureHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What pictures are before they are resized, and in what others differ from them: once resized, a
 * picture of another shape is squashed otherwise, and one of another size is sharper or less so.
 */
final class Looks {
    private static final int LOOKED_AT = 200;
    private static final double OFTEN = 0.5;
    private static final double LITTLE = 0.05;

    private Looks() {}

    /** A picture that was looked at before decoding. */
    record Seen(String id, PictureHeader header) {}

    static Originals of(List<PictureHeader> headers) {
        return new Originals(
                headers.stream().mapToDouble(Looks::proportion).min().orElse(1),
                headers.stream().mapToDouble(Looks::proportion).max().orElse(1),
                headers.stream().mapToInt(Looks::side).min().orElse(1),
                headers.stream().mapToInt(Looks::side).max().orElse(1),
                headers.stream().noneMatch(PictureHeader::grey));
    }

    private static double proportion(PictureHeader header) {
        return (double) header.width() / header.height();
    }

    private static int side(PictureHeader header) {
        return Math.min(header.width(), header.height());
    }

    /** In what most pictures of an album differ from those that an encoding was fitted on. */
    static List<String> differences(Album album, ImageEncoding encoding) {
        return encoding.originals()
                .map(learned -> differences(headers(album), learned, encoding))
                .orElse(List.of());
    }

    private static List<String> differences(
            List<PictureHeader> headers, Originals learned, ImageEncoding encoding) {
        List<String> differences = new ArrayList<>();
        List<PictureHeader> shaped =
                headers.stream().filter(h -> isOtherwiseShaped(h, learned)).toList();
        int seen = Math.max(encoding.shape().width(), encoding.shape().height());
        List<PictureHeader> sized =
                headers.stream().filter(h -> isOtherwiseSharp(h, learned, seen)).toList();
        if (shaped.size() > OFTEN * headers.size()) {
            differences.add(
                    said(
                            "%s of another shape than those that were learned from (%dx%d; %s times as wide as high there), and squashed otherwise: what is normal may look anomalous",
                            are(shaped, headers),
                            shaped.get(0).width(),
                            shaped.get(0).height(),
                            range(learned.narrowest(), learned.widest(), "%.2f")));
        } else if (sized.size() > OFTEN * headers.size()) {
            differences.add(
                    said(
                            "%s of another size than those that were learned from (%dx%d; %s pixels on the shorter side there), and sharper or less so at the size that is looked at: what is normal may look anomalous",
                            are(sized, headers),
                            sized.get(0).width(),
                            sized.get(0).height(),
                            range(learned.smallest(), learned.largest(), "%.0f")));
        }
        if (learned.coloured() && encoding.shape().channels() == 3) {
            List<PictureHeader> grey = headers.stream().filter(PictureHeader::grey).toList();
            if (grey.size() > OFTEN * headers.size()) {
                differences.add(
                        said(
                                "%s grey, and those that were learned from were in colours",
                                are(grey, headers)));
            }
        }
        return differences;
    }

    static boolean isOtherwiseShaped(PictureHeader header, Originals learned) {
        double proportion = proportion(header);
        return proportion < (1 - LITTLE) * learned.narrowest()
                || proportion > (1 + LITTLE) * learned.widest();
    }

    /** Of what is larger than a model looks at, no detail is left that would tell. */
    static boolean isOtherwiseSharp(PictureHeader header, Originals learned, int seen) {
        int side = Math.min(seen, side(header));
        return side < (1 - 2 * LITTLE) * Math.min(seen, learned.smallest())
                || side > (1 + 2 * LITTLE) * Math.min(seen, learned.largest());
    }

    private static List<PictureHeader> headers(Album album) {
        int[] positions =
                IntStream.range(0, album.size())
                        .filter(position -> album.label(position) != Label.ANOMALOUS)
                        .toArray();
        int count = Math.min(LOOKED_AT, positions.length);
        return IntStream.range(0, count)
                .map(i -> positions[(int) ((long) i * positions.length / count)])
                .mapToObj(position -> header(album, position))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where it cannot be read, which whoever decodes it says. */
    private static Optional<PictureHeader> header(Album album, int position) {
        try {
            return Optional.of(album.header(position));
        } catch (UnreadableDataException e) {
            return Optional.empty();
        }
    }

    private static String are(List<PictureHeader> some, List<PictureHeader> all) {
        return all.size() == 1
                ? "the picture is"
                : said("%,d of %,d pictures that were looked at are", some.size(), all.size());
    }

    static String range(double from, double to, String form) {
        String least = said(form, from);
        String most = said(form, to);
        return least.equals(most) ? least : least + " to " + most;
    }

    static String said(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
