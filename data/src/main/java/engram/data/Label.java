package engram.data;

/** What is known about a sample. Training takes {@link #NORMAL} samples only. */
public enum Label {
    NORMAL,
    ANOMALOUS,
    UNKNOWN
}
