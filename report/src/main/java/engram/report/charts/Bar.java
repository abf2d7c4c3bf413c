package engram.report.charts;

import engram.report.markup.Element;

/** A share as a small bar; the number stands beside it. */
public final class Bar {
    private Bar() {}

    /**
     * @param share 0 to 1; what is beyond is cut
     */
    public static Element of(double share) {
        double percent = 100 * Math.max(0, Math.min(1, share));
        return Element.of(
                        "span",
                        Element.of("i").with("style", "width:" + Element.coordinate(percent) + "%"))
                .styled("share")
                .with("aria-hidden", "true");
    }
}
