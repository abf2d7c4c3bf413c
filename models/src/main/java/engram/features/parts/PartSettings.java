package engram.features.parts;

/** Settings of one way to look at features. */
public interface PartSettings {

    /** How parts of these settings are made. */
    Part.Kind kind();
}
