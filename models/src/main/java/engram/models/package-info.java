/** All model families there are. */
package engram.models;
