package engram.report.exhibits;

import engram.detection.explanation.MemoryItem;
import engram.report.markup.Node;
import java.util.List;

/** Shows memory items in the way of their kind: pictures or rows. */
public interface Items {

    /**
     * @param items at least one, the most used first
     */
    Node draw(List<MemoryItem> items);
}
