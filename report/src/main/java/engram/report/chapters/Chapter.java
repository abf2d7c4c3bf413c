package engram.report.chapters;

import java.util.List;

/**
 * What there is to tell about one thing, as a page of its own or as a part of one.
 *
 * @param id names it in addresses: lower case, with dashes
 */
public record Chapter(String id, String title, List<Passage> passages) {
    public Chapter {
        passages = List.copyOf(passages);
    }
}
