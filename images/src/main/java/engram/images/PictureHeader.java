package engram.images;

import engram.data.Depth;

/** What is known of a picture before its decoding, as a viewer shows it, upright. */
record PictureHeader(int width, int height, boolean grey, Depth depth) {}
