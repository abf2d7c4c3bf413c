/** What a person or a script sees of the command line: streams, progress, errors, exit codes. */
package engram.cli.terminal;
