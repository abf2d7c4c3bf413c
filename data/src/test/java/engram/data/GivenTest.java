package engram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenTest {

    @Test
    void whatIsThereComesBack() {
        List<String> some = Arrays.asList("a", "b");
        assertThat(Given.some(some, "names")).isSameAs(some);
        assertThat(Given.all(some, "name")).containsExactly("a", "b").isUnmodifiable();
    }

    @Test
    void whatIsNotIsNamed() {
        assertThatThrownBy(() -> Given.some(null, "a folder"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("expected a folder, but null came");
        assertThatThrownBy(() -> Given.all(null, "name"))
                .hasMessage("expected a list with a name for each sample, but null came");
        assertThatThrownBy(() -> Given.all(Arrays.asList("a", null), "name"))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage("name 1 is null");
    }
}
