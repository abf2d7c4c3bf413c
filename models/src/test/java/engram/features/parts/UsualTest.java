package engram.features.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsualTest {
    private static final Part.Judgement BUSY_LEFT = Part.Judgement.of(4, 2);

    @Test
    void whatIsUsualIsTakenOffAsFarAsPicturesTell() {
        Usual many = Usual.of(Collections.nCopies(980, BUSY_LEFT));
        assertThat(many.takenOff(4, 2)).usingComparatorWithPrecision(0.1f).containsExactly(3, 3);

        Usual few = Usual.of(Collections.nCopies(20, BUSY_LEFT));
        assertThat(few.takenOff(4, 2))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(3.5f, 2.5f);
    }

    @Test
    void aFoldIsMeasuredByWhatIsUsualInTheOthers() {
        List<Part.Judgement> odd = List.of(Part.Judgement.of(2, 9));
        List<List<Part.Judgement>> folds = List.of(Collections.nCopies(20, BUSY_LEFT), odd);

        List<List<Part.Judgement>> rest = Usual.takenOff(folds);

        assertThat(rest.get(1).get(0).map()).containsExactly(2, 9);
        assertThat(rest.get(1).get(0).score()).isCloseTo(9.5, within(1e-4));
    }

    @Test
    void whereNobodyLookedMapsStayAsTheyAre() {
        assertThat(Usual.of(Optional.empty()).takenOff(1, 2)).containsExactly(1, 2);
        assertThat(Usual.of(List.of()).takenOff(1, 2)).containsExactly(1, 2);
    }
}
