/** What a score means: {@link engram.detection.verdict.Calibration} against normal samples. */
package engram.detection.verdict;
