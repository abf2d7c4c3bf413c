package engram.model;

/** The settings of one model family: a record with a validating constructor. */
public interface ModelConfig {}
