/**
 * How a user's values become numbers of one shape. An {@link engram.data.encodings.Encoding} is
 * fitted on normal samples, saved with the detector, and is all that is known of the data later on.
 */
package engram.data.encodings;
