package engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    record Inner(int items) {}

    record Outer(String name, Inner memory, List<String> tags) {}

    @Test
    void namesEverySettingByItsPath() {
        assertThat(Settings.lines(new Outer("memae", new Inner(100), List.of("a"))))
                .containsExactly("name = memae", "memory.items = 100", "tags = [a]");
    }
}
