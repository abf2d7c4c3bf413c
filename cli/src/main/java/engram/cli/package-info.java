/**
 * The {@code engram} command: one class per command, and what they share. Results go to stdout,
 * everything else to stderr; {@link engram.cli.terminal.Exit} holds the exit codes.
 */
package engram.cli;
