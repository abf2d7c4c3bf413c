/**
 * What names say: folders of good, bad, training and test pictures, masks, and the order of names.
 */
package engram.images.folders;
