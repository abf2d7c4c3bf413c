package engram.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all that was added, one after the other. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Of bytes, as lower-case hexadecimal. */
    public static String of(byte... bytes) {
        Sha256 sum = new Sha256();
        sum.add(bytes);
        return sum.hexadecimal();
    }

    /** Of the text in UTF-8, as lower-case hexadecimal. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public void add(byte... bytes) {
        digest.update(bytes);
    }

    /** The text in UTF-8. */
    public void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Eight bytes, the highest first. */
    public void addNumber(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    /** Four bytes each, as IEEE 754 has them, the highest first. */
    public void addValues(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    /**
     * All bytes up to the end.
     *
     * @return how many there were
     */
    public long add(InputStream in) throws IOException {
        return new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    }

    /**
     * A file's content.
     *
     * @return how many bytes it has
     */
    public long add(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return add(in);
        }
    }

    /** A stream that adds what it writes on. */
    public OutputStream adding(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /** Of all that was added, as lower-case hexadecimal; begins anew. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
