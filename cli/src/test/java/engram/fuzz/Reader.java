package engram.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One of Engram's readers, and what it is fed. */
interface Reader {

    /** Small valid inputs. */
    List<byte[]> seeds() throws IOException;

    /**
     * A damaged copy.
     *
     * @param other an input too, parts of which may stand in the copy
     */
    byte[] damage(byte[] seed, byte[] other, Damage damage) throws IOException;

    /**
     * Reads all that there is to read.
     *
     * @param scratch a folder for files
     * @throws RuntimeException a documented one if the input is refused
     */
    void read(byte[] input, Path scratch) throws IOException;
}
