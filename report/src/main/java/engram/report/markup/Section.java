package engram.report.markup;

import java.util.Optional;

/** A part of the page with a heading, and a link to it at the top. */
public interface Section {

    /** Names the section in links; a word. */
    String id();

    /** What stands in the list at the top. */
    String title();

    /** The section's content; empty where there is nothing to tell. */
    Optional<Node> draw();
}
