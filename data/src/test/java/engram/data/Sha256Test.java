package engram.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** FIPS 180-2, appendix B.1. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isThatOfTheStandardHoweverTheBytesCome(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("c"), "c");
        Sha256 sum = new Sha256();
        sum.add((byte) 'a');
        assertThat(sum.add(new ByteArrayInputStream(new byte[] {'b'}))).isOne();
        assertThat(sum.add(file)).isOne();

        assertThat(sum.hexadecimal()).isEqualTo(ABC);
        assertThat(Sha256.of((byte) 'a', (byte) 'b', (byte) 'c')).isEqualTo(ABC);
    }

    @Test
    void beginsAnewAfterItWasAsked() {
        Sha256 sum = new Sha256();
        sum.add("abd");
        sum.hexadecimal();
        sum.add("abc");
        assertThat(sum.hexadecimal()).isEqualTo(ABC);
    }

    @Test
    void numbersAreTheirBytesTheHighestFirst() {
        Sha256 numbers = new Sha256();
        numbers.addNumber(258L);
        numbers.addValues(1f, -2f);

        Sha256 bytes = new Sha256();
        bytes.add((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 2);
        bytes.add((byte) 0x3f, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0xc0, (byte) 0, (byte) 0);
        bytes.add((byte) 0);

        assertThat(numbers.hexadecimal()).isEqualTo(bytes.hexadecimal());
    }

    @Test
    void whatIsWrittenThroughItArrivesAndIsAdded() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        Sha256 sum = new Sha256();
        try (OutputStream out = sum.adding(arrived)) {
            out.write(new byte[] {'a', 'b', 'c'});
        }
        assertThat(arrived.toString(StandardCharsets.US_ASCII)).isEqualTo("abc");
        assertThat(sum.hexadecimal()).isEqualTo(ABC);
    }
}
