/**
 * Picture files: formats, decoding within limits, orientation, levels of grey, and resizing to what
 * a model sees.
 */
package engram.images.files;
