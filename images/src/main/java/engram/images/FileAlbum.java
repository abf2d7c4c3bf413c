package engram.images;

import engram.data.Label;
import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
import engram.images.files.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Picture files below a folder.
 *
 * @param largest how many megapixels a picture may have
 */
record FileAlbum(Path root, List<Entry> entries, int largest) implements Album {

    /** What Java makes of bytes that are no letters in the system's encoding. */
    private static final char NO_LETTER = '\uFFFD';

    /**
     * One picture.
     *
     * @param name relative to the root, with slashes
     * @param page its number in the file, from 0
     * @param alone whether the file has no other
     */
    record Entry(String name, int page, boolean alone, Label label) {
        String id() {
            return alone ? name : name + "#" + (page + 1);
        }
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public String id(int position) {
        return entries.get(position).id();
    }

    @Override
    public Label label(int position) {
        return entries.get(position).label;
    }

    @Override
    public PictureHeader header(int position) {
        return shot(position).header();
    }

    @Override
    public Pixels pixels(int position, ImageEncoding encoding) {
        return shot(position).pixels(encoding);
    }

    @Override
    public double[] stored(int position) {
        return shot(position).stored();
    }

    @Override
    public long length(int position) {
        try {
            return entries.get(position).alone ? Files.size(shot(position).file()) : 0;
        } catch (IOException | UnreadableDataException e) {
            return 0;
        }
    }

    @Override
    public void digest(int position, Sha256 into) {
        Shot shot = shot(position);
        try {
            if (shot.page() > 0) {
                // The whole file for each of its pages would take pages times as long.
                into.addNumber(Files.size(shot.file()));
            } else {
                into.add(shot.file());
            }
        } catch (IOException e) {
            throw new UnreadableDataException(shot.file(), "cannot be read: " + e.getMessage());
        }
    }

    private Shot shot(int position) {
        Entry entry = entries.get(position);
        return new Shot(file(root, entry.name), entry.page, largest);
    }

    /**
     * Where a picture of this name lies.
     *
     * @throws UnreadableDataException if the name cannot be written in the system's encoding
     */
    static Path file(Path root, String name) {
        if (name.indexOf(NO_LETTER) >= 0) {
            throw unnameable(root, name);
        }
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) {
            throw unnameable(root, name);
        }
    }

    private static UnreadableDataException unnameable(Path root, String name) {
        return new UnreadableDataException(
                root,
                "the name "
                        + name.replace(NO_LETTER, '?')
                        + " has letters that are not in this system's encoding, "
                        + System.getProperty("sun.jnu.encoding")
                        + "; set the environment's LC_ALL=C.UTF-8, or rename it");
    }
}
