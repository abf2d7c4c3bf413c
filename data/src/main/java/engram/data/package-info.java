/**
 * What a model sees, in the words that all rooms above share: {@link engram.data.Samples} of one
 * {@link engram.data.SampleShape}, read in {@link engram.data.Batch}es, each with a {@link
 * engram.data.Label}; a {@link engram.data.SampleStore} where they are needed in any order; and how
 * what cannot be read or used is told.
 *
 * <p>On it stand {@code encodings} (a user's values become numbers), {@code splits} (normal samples
 * are dealt out), {@code stores} (encoded samples are kept) and {@code sources} (a user's data).
 */
package engram.data;
