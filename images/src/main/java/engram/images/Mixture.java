package engram.images;

import engram.data.SampleShape;
import engram.data.encodings.Originals;
import engram.images.files.PictureHeader;
import engram.images.folders.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Pictures that are to be learned from together although some are of another shape or size than
 * others: brought to one size, they are squashed otherwise, or are sharper or less so.
 */
record Mixture(List<Looks.Seen> seen, Looks.Seen usual, SampleShape.Image shape) {

    /**
     * What to say, if there is something.
     *
     * @param shape what pictures are brought to
     */
    static Optional<String> of(List<Looks.Seen> seen, SampleShape.Image shape) {
        return new Mixture(seen, usual(seen), shape).said();
    }

    private Optional<String> said() {
        Originals like = Looks.of(List.of(usual.header()));
        List<Looks.Seen> shaped = those(header -> Looks.isOtherwiseShaped(header, like));
        if (!shaped.isEmpty()) {
            return Optional.of(said(shaped, "shape", "squashed otherwise"));
        }
        int side = Math.max(shape.width(), shape.height());
        List<Looks.Seen> sized = those(header -> Looks.isOtherwiseSharp(header, like, side));
        return sized.isEmpty()
                ? Optional.empty()
                : Optional.of(said(sized, "size", "sharper or less so"));
    }

    private String said(List<Looks.Seen> others, String in, String what) {
        String usually =
                2 * others.size() < seen.size()
                        ? "most are %s".formatted(size(usual))
                        : "%s is %s".formatted(usual.id(), size(usual));
        return Looks.said(
                "warning: %,d of %,d pictures learned from are of another %s (%s, and %s is %s), and %s than the others at %dx%d, which all are brought to: %s; pictures that are to be judged apart are better learned apart",
                others.size(),
                seen.size(),
                in,
                usually,
                others.get(0).id(),
                size(others.get(0)),
                what,
                shape.width(),
                shape.height(),
                Tally.list(others.stream().map(Looks.Seen::id).toList()));
    }

    /** The first of the size that most have. */
    private static Looks.Seen usual(List<Looks.Seen> seen) {
        Map<String, Long> counts =
                seen.stream().collect(Collectors.groupingBy(Mixture::size, Collectors.counting()));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        return seen.stream().filter(one -> counts.get(size(one)) == most).findFirst().orElseThrow();
    }

    private static String size(Looks.Seen one) {
        return one.header().width() + "x" + one.header().height();
    }

    private List<Looks.Seen> those(Predicate<PictureHeader> differ) {
        return seen.stream().filter(one -> differ.test(one.header())).toList();
    }
}
