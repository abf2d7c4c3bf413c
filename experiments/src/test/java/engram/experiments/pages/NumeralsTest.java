package engram.experiments.pages;

import static org.assertj.core.api.Assertions.assertThat;

import engram.evaluation.RepeatedRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumeralsTest {

    @Test
    void listsWordsAsASentenceDoes() {
        assertThat(Numerals.list(List.of())).isEmpty();
        assertThat(Numerals.list(List.of("ae"))).isEqualTo("ae");
        assertThat(Numerals.list(List.of("ae", "vae"))).isEqualTo("ae and vae");
        assertThat(Numerals.list(List.of("ae", "vae", "knn"))).isEqualTo("ae, vae and knn");
        assertThat(Numerals.list(List.of("one (a, b)", "two (c, d)")))
                .isEqualTo("one (a, b) and two (c, d)");
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertThat(Numerals.signed(-.00004)).isEqualTo("0.0000");
        assertThat(Numerals.signed(-.00006)).isEqualTo("−0.0001");
        assertThat(Numerals.signed(.5)).isEqualTo("+0.5000");
    }

    @Test
    void chancesAreNeverZero() {
        assertThat(Numerals.chance(0)).isEqualTo("< 0.0001");
        assertThat(Numerals.chance(.05)).isEqualTo("0.0500");
    }

    @Test
    void aSingleRunIsShownWithoutSpread() {
        assertThat(Numerals.spread(RepeatedRuns.of(.9))).isEqualTo("0.9000");
        assertThat(Numerals.spread(RepeatedRuns.of(.9, .92))).isEqualTo("0.9100 ± 0.0141");
    }

    @Test
    void idleZerosAreLeftOut() {
        assertThat(Numerals.trimmed(.97, 4)).isEqualTo("0.97");
        assertThat(Numerals.trimmed(80, 1)).isEqualTo("80");
        assertThat(Numerals.trimmed(7.25, 1)).isEqualTo("7.3");
    }
}
