/**
 * Pictures as samples. {@link engram.images.Pictures#open} takes whatever a user points at: a
 * folder of pictures, an IDX file (MNIST and its kin), CIFAR's binary files.
 *
 * <p>Bottom-up: {@code PictureFile} decodes one file, {@code Resampler} brings it to the size a
 * model takes, an {@code Album} is pictures in order, of which nothing has been decoded, and {@link
 * engram.images.Pictures} reads and stores them in parallel.
 */
package engram.images;
