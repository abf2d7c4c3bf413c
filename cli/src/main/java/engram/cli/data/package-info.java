/** The data that a command was given: the options that say how to read it, and what is opened. */
package engram.cli.data;
