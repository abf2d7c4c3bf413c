package engram.report;

import engram.detection.explanation.Explanation;

/** Shows why samples have their scores, in the way of their kind: pictures or rows. */
interface Cards {

    /** All there is to say about a sample. */
    Node full(Explanation explanation);

    /** The same in little room. */
    Node compact(Explanation explanation);

    /** How the cards are to be read. */
    Node legend();
}
