package engram.server.detectors;

import engram.data.UnreadableDataException;
import engram.detection.files.ArtifactException;
import engram.server.requests.Limits;
import engram.server.requests.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detectors of a folder, each under the name of its own folder, without the ending {@code
 * .detector}. {@link #look} finds what is new, has changed or is gone. A detector that cannot be
 * loaded, because it is damaged or half copied, is said to be so; the one that it was to replace
 * goes on, and so do the others.
 */
public final class DetectorFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorFolder.class);
    private static final String DESCRIPTION = "detector.json";
    private static final String ENDING = ".detector";

    private final Path folder;
    private final Limits limits;
    private final ConcurrentMap<String, Served> served = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> broken = new ConcurrentHashMap<>();
    private final Map<String, String> tried = new HashMap<>();
    private final Set<String> missed = new HashSet<>();

    /**
     * @throws UnreadableDataException if there is no such folder
     */
    public DetectorFolder(Path folder, Limits limits) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableDataException(
                    folder, "is not a folder; name one whose subfolders are detectors");
        }
        this.folder = folder;
        this.limits = limits;
    }

    /** Brings what is served in line with what lies in the folder. */
    public synchronized void look() {
        Map<String, Path> found = found();
        for (Map.Entry<String, Path> entry : found.entrySet()) {
            String name = entry.getKey();
            missed.remove(name);
            try {
                String stamp = FolderStamp.of(entry.getValue());
                if (!stamp.equals(tried.get(name))) {
                    load(name, entry.getValue());
                    tried.put(name, stamp);
                }
            } catch (IOException e) {
                tried.remove(name); // it is being replaced at this moment: the next look tells
            }
        }
        forget(found.keySet());
    }

    private void load(String name, Path path) throws IOException {
        String version = FolderStamp.version(path.resolve(DESCRIPTION));
        try {
            Served now = Served.load(name, version, path, limits);
            broken.remove(name);
            Served before = served.put(name, now);
            if (before != null) {
                before.retire();
            }
            LOG.info("{} {}", name, before == null ? "is served" : "was replaced");
        } catch (ArtifactException e) {
            broken.put(name, said(e, path));
            LOG.warn(
                    "{} cannot be served{}: {}",
                    name,
                    served.containsKey(name) ? "; the one before goes on" : "",
                    e.getMessage());
        } catch (RuntimeException | Error e) { // whatever it is, the others are looked after
            broken.put(name, e.getClass().getSimpleName());
            LOG.warn("{} cannot be served", name, e);
        }
    }

    /** Whoever asks learns what is wrong, and not where the folder lies. */
    private String said(ArtifactException e, Path path) {
        return e.getMessage().replace(path + "/", "").replace(folder + "/", "");
    }

    /** A detector has gone when two looks miss it: one may fall into the midst of a renaming. */
    private void forget(Set<String> found) {
        Set<String> known = new HashSet<>(served.keySet());
        known.addAll(broken.keySet());
        known.removeAll(found);
        for (String name : known) {
            if (missed.add(name)) {
                continue;
            }
            missed.remove(name);
            tried.remove(name);
            broken.remove(name);
            Served gone = served.remove(name);
            if (gone != null) {
                gone.retire();
                LOG.info("{} is gone", name);
            }
        }
    }

    private Map<String, Path> found() {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.sorted()
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> Files.isRegularFile(path.resolve(DESCRIPTION)))
                    .forEach(
                            path -> {
                                String full = path.getFileName().toString();
                                String name =
                                        full.endsWith(ENDING) && full.length() > ENDING.length()
                                                ? full.substring(0, full.length() - ENDING.length())
                                                : full;
                                // screws and screws.detector are both there: each is told apart.
                                found.put(found.containsKey(name) ? full : name, path);
                            });
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through: {}", folder, e.toString());
            tried.keySet().forEach(name -> found.put(name, folder.resolve(name)));
        }
        return found;
    }

    /**
     * A detector, kept until the lease is closed.
     *
     * @throws Problem if there is none of that name, or it is damaged
     */
    public Served.Lease lease(String name) {
        for (Served one = served.get(name); one != null; one = served.get(name)) {
            var lease = one.lease();
            if (lease.isPresent()) {
                return lease.get();
            }
            Thread.onSpinWait(); // its successor is put in its place before it is retired
        }
        String why = broken.get(name);
        if (why != null) {
            throw Problem.unavailable(
                    "detector " + name + " cannot be loaded (" + why + "); copy it anew");
        }
        throw Problem.notFound(
                "there is no detector of that name; GET /detectors lists those that there are");
    }

    /** Those that answer, by name. */
    public Map<String, Served> served() {
        return new TreeMap<>(served);
    }

    /** Those that cannot be loaded, and why. */
    public Map<String, String> broken() {
        return new TreeMap<>(broken);
    }

    @Override
    public synchronized void close() {
        served.values().forEach(Served::retire);
        served.clear();
    }
}
