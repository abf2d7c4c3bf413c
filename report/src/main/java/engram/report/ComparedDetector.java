package engram.report;

import engram.evaluation.Evaluation;

/**
 * Another detector's figures on the same samples, to stand beside the page's own.
 *
 * @param name what a reader calls it
 */
public record ComparedDetector(String name, Evaluation evaluation) {}
