/** Verdicts on their way out: lines, files of scores, figures of an evaluation. */
package engram.cli.scores;
