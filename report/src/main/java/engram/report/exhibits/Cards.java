package engram.report.exhibits;

import engram.detection.explanation.Explanation;
import engram.report.markup.Node;

/** Shows why samples have their scores, in the way of their kind: pictures or rows. */
public interface Cards {

    /** All there is to say about a sample. */
    Node full(Explanation explanation);

    /** The same in little room. */
    Node compact(Explanation explanation);

    /** How the cards are to be read. */
    Node legend();
}
