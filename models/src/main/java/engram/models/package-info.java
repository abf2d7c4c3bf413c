/** All model families there are, and those that are put together from others. */
package engram.models;
