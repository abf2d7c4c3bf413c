package engram.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenedOnceTest {
    private final List<DataSettings> opened = new ArrayList<>();

    private Source open(DataSettings settings) {
        opened.add(settings);
        return ArraySource.ofRows(new float[][] {{1}, {2}});
    }

    @Test
    void whatWasLookedAtIsNotOpenedAgainToBeReadAsItWas() {
        DataSettings given = new DataSettings(Map.of("header", "true"));
        try (OpenedOnce data = new OpenedOnce(this::open)) {
            Source looked = data.with(given);
            assertThat(data.with(new DataSettings(Map.of("header", "true")))).isSameAs(looked);
            assertThat(opened).containsExactly(given);
            assertThat(data.with(given.with(Map.of("size", "8x8")))).isNotSameAs(looked);
            assertThat(opened).hasSize(2);
        }
    }
}
