package engram.cli;

import engram.experiments.grid.Grid;
import java.util.Iterator;

/** The papers' tables that there are, for help and for shells that complete. */
final class BenchmarkNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Grid.names().iterator();
    }
}
