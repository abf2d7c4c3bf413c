package engram.cli.scores;

import engram.evaluation.PixelEvaluation;

/**
 * What a detector's maps are worth where masks show which pixels are anomalous.
 *
 * @param unmasked how many samples that are not normal have no mask, and play no part
 * @param misshapen how many masks were stretched, being of another shape than what they mark
 * @param samples what samples are called
 */
public record PixelFigures(
        PixelEvaluation evaluation, int unmasked, int misshapen, String samples) {}
