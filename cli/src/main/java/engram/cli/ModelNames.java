package engram.cli;

import engram.model.ModelFamily;
import engram.models.Catalogue;
import java.util.Iterator;

/** The models that there are, for help and for shells that complete. */
final class ModelNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.families().stream().map(ModelFamily::name).iterator();
    }
}
