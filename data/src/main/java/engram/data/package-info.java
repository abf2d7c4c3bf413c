/**
 * What a model sees. A {@link engram.data.Source} is a user's data; an {@link
 * engram.data.Encoding}, fitted on normal samples, turns it into {@link engram.data.Samples} of one
 * {@link engram.data.SampleShape}; a {@link engram.data.Split} deals normal samples out for
 * training, validation and calibration.
 */
package engram.data;
