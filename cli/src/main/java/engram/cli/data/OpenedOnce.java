package engram.cli.data;

import engram.data.sources.Source;
import java.util.function.Function;

/**
 * Data that is looked at to choose how it is read, and then read: opened anew only where another
 * way was chosen, so that what a person should know of it is said once.
 */
public final class OpenedOnce implements AutoCloseable {
    private final Function<DataSettings, Source> opening;
    private DataSettings settings;
    private Source source;

    public OpenedOnce(Function<DataSettings, Source> opening) {
        this.opening = opening;
    }

    /** What is opened stays this one's to close. */
    public Source with(DataSettings wanted) {
        if (!wanted.equals(settings)) {
            close();
            source = opening.apply(wanted);
            settings = wanted;
        }
        return source;
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
        source = null;
        settings = null;
    }
}
