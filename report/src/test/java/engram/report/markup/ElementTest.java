package engram.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void escapesTextAndAttributes() {
        Element element = Element.of("p", "1 < 2 & \"3\"").with("title", "it's <b>");

        assertThat(element.markup())
                .isEqualTo("<p title=\"it&#39;s &lt;b&gt;\">1 &lt; 2 &amp; &quot;3&quot;</p>");
    }

    @Test
    void closesWhatMayNotBeEmptyAndNotWhatMust() {
        assertThat(Element.of("br").markup()).isEqualTo("<br/>");
        assertThat(Element.of("div").markup()).isEqualTo("<div></div>");
    }

    @Property(tries = 300)
    void staysWellFormedWhateverTheText(@ForAll String text) {
        String markup = Element.of("p", text).with("title", text).markup();

        Xml.of(markup);
        assertThat(markup.replace("<p", "").replace("</p>", "").chars().filter(c -> c == '<'))
                .isEmpty();
    }

    @Test
    void writesCoordinatesShort() {
        assertThat(Element.coordinate(12)).isEqualTo("12");
        assertThat(Element.coordinate(-0.5)).isEqualTo("-0.5");
        assertThat(Element.coordinate(1 / 3.0)).isEqualTo("0.33");
    }
}
