package engram.images;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Picture files below a folder, each in the class that the first folder below {@code root/part}
 * names.
 *
 * @param part the names' beginning that names no class, such as {@code train/}
 * @param names relative to {@code root}, with slashes
 */
record FileAlbum(Path root, String part, List<String> names, Classes classes) implements Album {

    static String className(String part, String name) {
        int slash = name.indexOf('/', part.length());
        return slash < 0 ? Classes.NONE : name.substring(part.length(), slash);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public String id(int position) {
        return names.get(position);
    }

    @Override
    public Label label(int position) {
        return classes.label(className(part, names.get(position)));
    }

    @Override
    public Header header(int position) {
        return PictureFile.header(file(position));
    }

    @Override
    public byte[] pixels(int position, SampleShape.Image shape) {
        return PictureFile.pixels(file(position), shape);
    }

    @Override
    public void digest(int position, MessageDigest into) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file(position))) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                into.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UnreadableDataException(file(position), "cannot be read: " + e.getMessage());
        }
    }

    private Path file(int position) {
        return root.resolve(names.get(position));
    }
}
