package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Counts of the official files, as their authors give them. */
class OfficialFilesIT {

    @Test
    void mnist() {
        Pictures twos = open("mnist", "2");
        assertThat(twos.shape()).isEqualTo(new SampleShape.Image(1, 28, 28));
        assertThat(twos.size()).isEqualTo(10_000);
        assertThat(twos.parts().training().size()).isEqualTo(5_958);
        assertThat(count(twos, Label.NORMAL)).isEqualTo(1_032);
    }

    @Test
    void cifar10() {
        Pictures cats = open("cifar-10-batches-bin", "cat");
        assertThat(cats.shape()).isEqualTo(new SampleShape.Image(3, 32, 32));
        assertThat(cats.size()).isEqualTo(10_000);
        assertThat(cats.parts().training().size()).isEqualTo(5_000);
        assertThat(count(cats, Label.NORMAL)).isEqualTo(1_000);
    }

    private static Pictures open(String name, String normal) {
        String data = System.getenv("ENGRAM_DATA");
        assumeTrue(data != null && Files.exists(Path.of(data, name)), "ENGRAM_DATA has no " + name);
        return Pictures.open(Path.of(data, name), ImageOptions.defaults().withNormal(normal));
    }

    private static long count(Pictures pictures, Label label) {
        long count = 0;
        try (SampleReader reader = pictures.encode(pictures.fit(new BitSet())).open()) {
            for (var batch = reader.next(500); batch.isPresent(); batch = reader.next(500)) {
                count += batch.get().labels().stream().filter(label::equals).count();
            }
        }
        return count;
    }
}
