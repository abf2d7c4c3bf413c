package engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.detection.verdict.Detection;
import engram.report.Viewing.Frame;
import engram.report.Viewing.Interval;
import engram.report.markup.Xml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSectionTest {
    private static List<Frame> frames(String video, int count, Label label) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Detection detection = new Detection(video + "/" + i, i, 0.25, false, label);
            frames.add(new Frame(video, i / 10.0, detection));
        }
        return frames;
    }

    private static Xml drawn(List<Frame> frames, Interval... intervals) {
        Viewing viewing = new Viewing(frames, List.of(intervals), List.of(), List.of());
        StringBuilder out = new StringBuilder("<div>");
        new TimeSection(viewing, 700).draw().orElseThrow().render(out);
        return Xml.of(out.append("</div>").toString());
    }

    @Test
    void eachVideoHasAChartWithItsOwnIntervals() {
        List<Frame> frames = new ArrayList<>(frames("gate", 50, Label.UNKNOWN));
        frames.addAll(frames("yard", 50, Label.UNKNOWN));

        Xml section = drawn(frames, new Interval(60, 69, 65), new Interval(80, 84, 81));

        assertThat(section.texts("//figure//*[@aria-label]/@aria-label"))
                .containsExactly(
                        "Score over time of gate, with 0 anomalous intervals.",
                        "Score over time of yard, with 2 anomalous intervals.");
    }

    @Test
    void intervalsAreToldInMinutesOfTheirVideoWithTheFrameAtTheirPeak() {
        Xml section = drawn(frames("gate", 800, Label.UNKNOWN), new Interval(605, 712, 700));

        assertThat(section.texts("//tbody/tr/td"))
                .containsExactly("gate", "1:00.5", "1:11.2", "1:10.0", "700", "0.25");
    }

    @Test
    void labelsAreAStripOfTheFramesThatAreAnomalous() {
        List<Frame> frames = new ArrayList<>(frames("gate", 30, Label.NORMAL));
        frames.addAll(frames("gate", 10, Label.ANOMALOUS));
        frames.addAll(frames("gate", 5, Label.NORMAL));
        frames.addAll(frames("gate", 5, Label.ANOMALOUS));

        assertThat(drawn(frames).count("//*[@class='bar']")).isEqualTo(2);
        assertThat(drawn(frames("gate", 30, Label.UNKNOWN)).count("//*[@class='bar']")).isZero();
    }

    @Test
    void ofManyVideosTheFirstAreShownAndThatIsSaid() {
        List<Frame> frames = new ArrayList<>();
        for (int video = 0; video < 30; video++) {
            frames.addAll(frames("video " + video, 3, Label.UNKNOWN));
        }

        Xml section = drawn(frames);

        assertThat(section.count("//figure")).isEqualTo(24);
        assertThat(section.texts("//p[@class='small']"))
                .containsExactly("Shown are the first 24 videos.");
    }
}
