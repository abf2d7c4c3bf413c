package engram.detection.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How a trained detector gets from its training's folder to where it belongs: in steps, each of
 * which may be the last before a kill or a power cut, and from each of which the next process finds
 * on. At every moment the old detector, the new one or both are on the disk, whole.
 *
 * <ol>
 *   <li>The detector is written into the training's folder.
 *   <li>The training's plan is renamed {@code trained.json}: what is left to do is no training.
 *   <li>An old detector moves from the target into the training's folder.
 *   <li>The new one moves to the target.
 *   <li>What is left over goes, {@code trained.json} last.
 * </ol>
 */
final class Publication {
    static final String TRAINED = "trained.json";
    private static final String FRESH = "detector";
    private static final String UNFINISHED = "detector.new";
    private static final String REPLACED = "detector.old";

    private final Path folder;
    private final Path target;
    private final Path fresh;
    private final Path unfinished;
    private final Path replaced;

    Publication(Path folder, Path target) {
        this.folder = folder;
        this.target = target;
        this.fresh = folder.resolve(FRESH);
        this.unfinished = folder.resolve(UNFINISHED);
        this.replaced = folder.resolve(REPLACED);
    }

    /** Whether a folder in the training's is called as one of these steps calls it. */
    static boolean isFolder(String name) {
        return List.of(FRESH, UNFINISHED, REPLACED).contains(name);
    }

    /** The plan of the training that is over. */
    Path plan() {
        return folder.resolve(TRAINED);
    }

    /** Whether a detector is complete and was on its way when its process ended. */
    boolean isBegun() {
        return Files.exists(plan());
    }

    /** Whether the next step would take an old detector away. */
    boolean isToReplace() {
        return Files.exists(fresh) && Files.exists(target);
    }

    /** Puts back an old detector that an Engram without step 2 took away and did not replace. */
    void restore() throws IOException {
        if (Files.exists(replaced) && Files.notExists(target)) {
            Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.force(Disk.parent(target));
        }
    }

    /** Steps 1 and 2. */
    void begin(Path plan, DetectorContents contents) throws IOException {
        for (Path leftOver : List.of(fresh, unfinished, replaced)) {
            Disk.delete(leftOver);
        }
        DetectorArtifact.write(fresh, unfinished, contents);
        Files.move(plan, plan(), StandardCopyOption.ATOMIC_MOVE);
        Disk.force(folder);
    }

    /** Steps 3 and 4, as far as they are not done. */
    void putInPlace() throws IOException {
        if (Files.exists(fresh)) {
            if (Files.exists(target)) {
                DetectorArtifact.requireNothingForeign(target);
                Disk.delete(replaced);
                Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            // Before the old detector is deleted, the new one must be sure to be found.
            Disk.force(Disk.parent(target));
            Disk.force(folder);
        }
    }

    /** Step 5; also forgets a detector that was never put in place. */
    void clear() throws IOException {
        for (Path leftOver : List.of(replaced, unfinished, fresh)) {
            Disk.delete(leftOver);
        }
        Files.deleteIfExists(plan());
    }
}
