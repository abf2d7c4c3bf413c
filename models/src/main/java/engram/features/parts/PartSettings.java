package engram.features.parts;

/** Settings of one way to look at features. */
public sealed interface PartSettings
        permits PatchSettings, PositionSettings, StatisticsSettings, MotionSettings {}
