package engram.images;

import engram.data.Label;
import engram.data.Sha256;
import engram.data.encodings.ImageEncoding;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
import java.util.List;

/** Albums one after the other. */
record Joined(List<Album> albums) implements Album {

    private record Place(Album album, int position) {}

    private Place place(int position) {
        int rest = position;
        for (Album album : albums) {
            if (rest < album.size()) {
                return new Place(album, rest);
            }
            rest -= album.size();
        }
        throw new IndexOutOfBoundsException(position);
    }

    @Override
    public int size() {
        return albums.stream().mapToInt(Album::size).sum();
    }

    @Override
    public String id(int position) {
        Place place = place(position);
        return place.album.id(place.position);
    }

    @Override
    public Label label(int position) {
        Place place = place(position);
        return place.album.label(place.position);
    }

    @Override
    public PictureHeader header(int position) {
        Place place = place(position);
        return place.album.header(place.position);
    }

    @Override
    public Pixels pixels(int position, ImageEncoding encoding) {
        Place place = place(position);
        return place.album.pixels(place.position, encoding);
    }

    @Override
    public double[] stored(int position) {
        Place place = place(position);
        return place.album.stored(place.position);
    }

    @Override
    public long length(int position) {
        Place place = place(position);
        return place.album.length(place.position);
    }

    @Override
    public void digest(int position, Sha256 into) {
        Place place = place(position);
        place.album.digest(place.position, into);
    }
}
