package engram.tables.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8, and windows-1252 where bytes are none: text of programs of several ages that was put into
 * one file.
 */
final class MixedCoding extends Charset {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int EURO = 0x80;
    private static final int FIRST_SIGN = 0xA0;

    MixedCoding() {
        super("x-utf-8-or-windows-1252", new String[0]);
    }

    /**
     * Whether a text has letters in both codings. Asian codings have bytes that are no UTF-8 too,
     * but two or more in a row; western letters beyond ASCII mostly stand alone.
     */
    static boolean recognises(byte[] head) {
        int whole = 0;
        int alone = 0;
        int others = 0;
        for (int i = 0; i < head.length; i++) {
            int unit = head[i] & 0xFF;
            if (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') {
                return false;
            }
            int length = sequence(head, i);
            if (length > 1) {
                whole++;
                i += length - 1;
            } else if (unit >= 0x80 && i + 4 < head.length) {
                boolean sign = unit >= FIRST_SIGN || unit == EURO;
                boolean between = head[i + 1] >= 0 && (i == 0 || head[i - 1] >= 0);
                alone += sign && between ? 1 : 0;
                others += sign && between ? 0 : 1;
            }
        }
        return whole > 0 && alone > 2 * others;
    }

    /** How many bytes from here on are one letter in UTF-8; 0 where they are none. */
    private static int sequence(byte[] bytes, int at) {
        int unit = bytes[at] & 0xFF;
        int length = unit < 0x80 ? 1 : unit < 0xC2 ? 0 : unit < 0xE0 ? 2 : unit < 0xF0 ? 3 : 4;
        if (unit > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    @Override
    public String displayName() {
        return "UTF-8, and as windows-1252 where it is none";
    }

    @Override
    public boolean contains(Charset other) {
        return StandardCharsets.UTF_8.contains(other);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    /** Never needed: files are only read so. */
    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("files are only read as " + name());
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    /** Decodes UTF-8 and, where it stops at bytes that are none, these one by one. */
    private static final class Decoder extends CharsetDecoder {
        private final CharsetDecoder unicode = StandardCharsets.UTF_8.newDecoder();

        Decoder(Charset charset) {
            super(charset, 1, 1);
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (true) {
                CoderResult result = unicode.reset().decode(in, out, false);
                if (!result.isMalformed()) {
                    return result;
                }
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                out.put(WESTERN.decode(ByteBuffer.wrap(new byte[] {in.get()})).get());
            }
        }
    }
}
