package engram.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Property(tries = 300)
    void whatIsJoinedIsSplitAgain(@ForAll List<String> names) {
        assertThat(NameList.split(NameList.join(names))).isEqualTo(names);
    }

    @Test
    void plainNamesNeedNoQuotes() {
        assertThat(NameList.split("good, ok ,,fine")).containsExactly("good", "ok", "fine");
        assertThat(NameList.split("")).isEmpty();
        assertThat(NameList.join(List.of("good", "ok"))).isEqualTo("good,ok");
    }

    @Test
    void aNameWithACommaStandsInQuotes() {
        assertThat(NameList.split("\"width, mm\",b")).containsExactly("width, mm", "b");
        assertThat(NameList.split("\"say \"\"a,b\"\"\" , c")).containsExactly("say \"a,b\"", "c");
    }

    @Test
    void aQuoteThatDoesNotCloseIsPartOfTheName() {
        assertThat(NameList.split("\"inch,b")).containsExactly("\"inch", "b");
        assertThat(NameList.split("\"a\" nut,b")).containsExactly("\"a\" nut", "b");
    }
}
