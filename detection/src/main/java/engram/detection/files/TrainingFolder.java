package engram.detection.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.detection.config.ConfigTree;
import engram.training.Checkpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder beside a detector to be, for as long as it is trained. One process at a time holds its
 * lock, which the operating system takes back from a killed one.
 */
public final class TrainingFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String PLAN = "training.json";
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final Set<String> FILES = Set.of(LOCK, PLAN, CHECKPOINT, Publication.TRAINED);

    private final Path folder;
    private final Path target;
    private final FileChannel lock;
    private final Publication publication;
    private final Found found;
    private boolean removed;

    private TrainingFolder(Path folder, Path target, FileChannel lock) {
        this.folder = folder;
        this.target = target;
        this.lock = lock;
        this.publication = new Publication(folder, target);
        this.found = find();
    }

    /** What an earlier process left in the folder. */
    public enum Found {
        /** No training. */
        NOTHING,
        /** A training that was interrupted. */
        INTERRUPTED,
        /** A training that is over; its detector waits to replace the one in its place. */
        WAITING,
        /** A training that is over; its detector is in its place. */
        IN_PLACE
    }

    /** Where the training of a detector in {@code target} keeps its files. */
    public static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + ".training");
    }

    /**
     * @throws ArtifactException if another training holds the folder, somebody else's files are in
     *     it, or it cannot be made
     */
    public static TrainingFolder open(Path target) {
        Path folder = beside(target);
        try {
            Files.createDirectories(folder);
            requireNothingForeign(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new TrainingFolder(folder, target, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
        throw new ArtifactException(
                folder, "another training is writing here; wait for it, or choose another folder");
    }

    /** All that is here goes when the training is over: what somebody else put here must not. */
    private static void requireNothingForeign(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> foreign = entries.filter(entry -> !isOurs(entry)).sorted().findFirst();
            if (foreign.isPresent()) {
                throw new ArtifactException(
                        foreign.get(),
                        "is not part of a training, whose folder this is; move it away, or choose"
                                + " another folder");
            }
        }
    }

    private static boolean isOurs(Path entry) {
        String name = entry.getFileName().toString();
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        return isFolder
                ? Publication.isFolder(name)
                : FILES.contains(withoutEnding(name, Disk.UNFINISHED));
    }

    private static String withoutEnding(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false; // another training of this process
        }
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * What was here when it was opened. A detector on its way to a place that is free has been put
     * there.
     */
    public Found found() {
        return found;
    }

    private Found find() {
        if (publication.isBegun() && publication.isToReplace()) {
            return Found.WAITING;
        }
        try {
            if (!publication.isBegun()) {
                publication.restore();
                return Files.exists(folder.resolve(PLAN)) ? Found.INTERRUPTED : Found.NOTHING;
            }
            publication.putInPlace();
            return Found.IN_PLACE;
        } catch (IOException e) {
            throw ArtifactException.unwritable(target, e);
        }
    }

    /** Forgets what was here and takes up a training from its beginning. */
    public void start(TrainingPlan plan) {
        try {
            Files.deleteIfExists(folder.resolve(CHECKPOINT));
            publication.clear();
            byte[] text = DetectorJson.MAPPER.writeValueAsBytes(tree(plan));
            Disk.replace(folder.resolve(PLAN), out -> out.write(text));
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
    }

    /**
     * Where the training stood that was here; empty if its first epoch was not done.
     *
     * @throws ArtifactException if that one was to learn something else, or otherwise
     */
    public Optional<Checkpoint> resume(TrainingPlan plan) {
        requireSame(folder.resolve(PLAN), plan);
        Path file = folder.resolve(CHECKPOINT);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(CheckpointFile.read(file));
    }

    private void requireSame(Path file, TrainingPlan plan) {
        Map<String, String> before = ConfigTree.flatten(Description.tree(file));
        Map<String, String> now = ConfigTree.flatten(tree(plan));
        Map<String, String> differing = new LinkedHashMap<>(before);
        now.forEach(differing::putIfAbsent);
        differing.keySet().removeIf(key -> now.getOrDefault(key, "").equals(before.get(key)));
        differing.keySet().stream()
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new ArtifactException(
                                    folder,
                                    "cannot be resumed: "
                                            + key
                                            + " was "
                                            + before.getOrDefault(key, "not there")
                                            + " and is now "
                                            + now.getOrDefault(key, "not there")
                                            + "; train as before, or start over with --force");
                        });
    }

    private static JsonNode tree(TrainingPlan plan) {
        ObjectNode tree = ConfigTree.of(plan.config());
        ObjectNode data = tree.putObject("data");
        data.put("sha256", plan.sourceHash());
        data.set("samples", ConfigTree.of(plan.counts()));
        return tree;
    }

    /** Puts a checkpoint in the place of the last one. */
    public void keep(Checkpoint checkpoint) {
        try {
            CheckpointFile.write(folder.resolve(CHECKPOINT), checkpoint);
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
    }

    /**
     * Puts the finished detector where it belongs and removes this folder. Whatever happens before
     * that is done, the next process to open it can go on.
     */
    public void publish(DetectorContents contents) {
        try {
            publication.begin(folder.resolve(PLAN), contents);
            publication.putInPlace();
        } catch (IOException e) {
            throw ArtifactException.unwritable(target, e);
        }
        remove();
    }

    /**
     * The same for a detector that was on its way when its process ended.
     *
     * @throws ArtifactException if it had learned something else, or otherwise
     */
    public void publishFound(TrainingPlan plan) {
        requireSame(publication.plan(), plan);
        try {
            publication.putInPlace();
        } catch (IOException e) {
            throw ArtifactException.unwritable(target, e);
        }
        remove();
    }

    /** Removes the folder and gives back the lock. */
    private void remove() {
        removed = true;
        try {
            for (String file : List.of(CHECKPOINT, PLAN)) {
                Files.deleteIfExists(folder.resolve(file));
                Files.deleteIfExists(folder.resolve(file + Disk.UNFINISHED));
            }
            publication.clear();
            lock.close();
            Files.deleteIfExists(folder.resolve(LOCK));
            deleteIfEmpty();
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
    }

    /** What somebody else put here meanwhile stays, and the folder with it. */
    private void deleteIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // It is theirs now.
        }
    }

    /** Gives back the lock, and removes the folder where it holds nothing to resume. */
    @Override
    public void close() {
        boolean holdsNothing =
                switch (found) {
                    case NOTHING ->
                            Files.notExists(folder.resolve(CHECKPOINT)) && !publication.isBegun();
                    case IN_PLACE -> Files.notExists(folder.resolve(PLAN));
                    case INTERRUPTED, WAITING -> false;
                };
        if (!removed && holdsNothing) {
            remove();
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw ArtifactException.unwritable(folder, e);
        }
    }
}
