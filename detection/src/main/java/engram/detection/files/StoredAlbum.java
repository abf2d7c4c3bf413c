package engram.detection.files;

import engram.detection.explanation.Album;
import engram.detection.explanation.ContactSheet;
import java.util.List;

/**
 * An {@link Album} without its pictures, which are arrays beside it.
 *
 * @param names of training pictures
 * @param sources for each kept patch its picture's place among them
 */
record StoredAlbum(List<String> names, List<Integer> sources, Sheet patches, Sheet pictures) {
    private static final String PATCHES = "album.patches";
    private static final String PICTURES = "album.pictures";

    /** How a {@link ContactSheet} is laid out. */
    record Sheet(int count, int width, int height) {

        private static Sheet store(ContactSheet sheet, String name, StoredArrays arrays) {
            arrays.bytes()
                    .put(
                            name,
                            new StoredArrays.Bytes(new long[] {sheet.jpeg().length}, sheet.jpeg()));
            return new Sheet(sheet.count(), sheet.width(), sheet.height());
        }

        private ContactSheet restore(String name, StoredArrays arrays) {
            StoredArrays.Bytes jpeg = arrays.bytes().get(name);
            if (jpeg == null) {
                throw new IllegalArgumentException("array \"" + name + "\" is missing");
            }
            return new ContactSheet(count, width, height, jpeg.values());
        }
    }

    /** Puts the pictures with {@code arrays} and returns the rest. */
    static StoredAlbum store(Album album, StoredArrays arrays) {
        return new StoredAlbum(
                album.names(),
                album.sources(),
                Sheet.store(album.patches(), PATCHES, arrays),
                Sheet.store(album.pictures(), PICTURES, arrays));
    }

    /**
     * The album again.
     *
     * @throws IllegalArgumentException if a picture is missing or does not go with the rest
     */
    Album restore(StoredArrays arrays) {
        return new Album(
                names,
                sources,
                patches.restore(PATCHES, arrays),
                pictures.restore(PICTURES, arrays));
    }
}
