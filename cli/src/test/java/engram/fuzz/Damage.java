package engram.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes: the same random numbers, the same damage. */
final class Damage {
    private static final int[] NUMBERS = {
        0, 1, -1, 2, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 1_000_000, 0x7fffffff, 0x80000000
    };
    private static final List<String> WORDS =
            List.of(
                    "\"",
                    ",",
                    ";",
                    "\t",
                    "\n",
                    "\r\n",
                    "\r",
                    "\0",
                    "NaN",
                    "inf",
                    "-inf",
                    "1e999",
                    "-",
                    "\"\"",
                    "\ufeff",
                    "\u00e4",
                    "null",
                    "[",
                    "]",
                    "{",
                    "}",
                    ":",
                    "#",
                    "sep=;\n",
                    "1,5",
                    "99999999999999999999",
                    "2026-11-26",
                    "12:30",
                    "' OR 1=1",
                    "--",
                    "\\");
    private static final int LONGEST = 1 << 18;

    final SplittableRandom random;

    Damage(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One to six wounds at random places, or in the first bytes, where headers are. */
    byte[] bytes(byte[] whole, byte[] other) {
        byte[] bytes = whole;
        int wounds = 1 + random.nextInt(6);
        for (int i = 0; i < wounds && bytes.length > 0; i++) {
            bytes = wound(bytes, other);
        }
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    /** The same, among which are the words that make formats of text what they are. */
    byte[] text(byte[] whole, byte[] other) {
        byte[] bytes = whole;
        int wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            if (bytes.length == 0 || random.nextInt(3) > 0) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                int at = random.nextInt(bytes.length + 1);
                bytes =
                        insert(
                                bytes,
                                at,
                                word.repeat(1 + rarely(2000)).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes = wound(bytes, other);
            }
        }
        if (random.nextInt(60) == 0) {
            bytes = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
        }
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    private byte[] wound(byte[] bytes, byte[] other) {
        int at = place(bytes.length);
        int length =
                Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 200));
        return switch (random.nextInt(9)) {
            case 0 -> set(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> set(bytes, at, (byte) random.nextInt());
            case 2, 3 -> number(bytes, at);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> join(Arrays.copyOf(bytes, at), from(bytes, at + length));
            case 6 -> insert(bytes, at, Arrays.copyOfRange(bytes, at, at + length));
            case 7 -> insert(bytes, at, noise(length));
            default -> join(Arrays.copyOf(bytes, at), from(other, Math.min(at, other.length)));
        };
    }

    private int place(int length) {
        return random.nextBoolean() ? random.nextInt(Math.min(length, 64)) : random.nextInt(length);
    }

    private int rarely(int most) {
        return random.nextInt(20) == 0 ? random.nextInt(most) : 0;
    }

    private static byte[] set(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private byte[] number(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        int value = NUMBERS[random.nextInt(NUMBERS.length)];
        int width = Math.min(random.nextBoolean() ? 4 : 2, bytes.length - at);
        boolean big = random.nextBoolean();
        for (int i = 0; i < width; i++) {
            changed[at + i] = (byte) (value >> (8 * (big ? width - 1 - i : i)));
        }
        return changed;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
        return join(join(Arrays.copyOf(bytes, at), inserted), from(bytes, at));
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
