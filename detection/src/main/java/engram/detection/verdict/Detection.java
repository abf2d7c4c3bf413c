package engram.detection.verdict;

import engram.data.Label;

/**
 * The verdict on one sample.
 *
 * @param id what a person calls the sample: a file's path, a row's number
 * @param score higher is more anomalous
 * @param pValue share of normal samples expected to score at least as high
 * @param anomalous whether the p-value is at most the false-alarm rate
 * @param label what was known about the sample beforehand
 */
public record Detection(String id, double score, double pValue, boolean anomalous, Label label) {}
