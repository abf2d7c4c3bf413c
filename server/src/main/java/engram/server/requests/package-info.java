/**
 * What a request brings: its samples, {@link engram.server.requests.Sent}, out of JSON, CSV,
 * pictures or tensors; the {@link engram.server.requests.Limits} on it; and the {@link
 * engram.server.requests.Problem} that it is answered with where it cannot be read.
 */
package engram.server.requests;
