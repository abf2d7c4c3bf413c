package engram.images.files;

import engram.data.encodings.Depth;

/** What is known of a picture before its decoding, as a viewer shows it, upright. */
public record PictureHeader(int width, int height, boolean grey, Depth depth) {}
