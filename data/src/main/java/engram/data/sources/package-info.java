/**
 * A user's data, opened and not yet read. A {@link engram.data.sources.Source} fits an encoding to
 * some of its samples and hands out all of them encoded; pictures, tables and videos are sources in
 * modules of their own, and {@link engram.data.sources.ArraySource} is one of what a program holds.
 */
package engram.data.sources;
