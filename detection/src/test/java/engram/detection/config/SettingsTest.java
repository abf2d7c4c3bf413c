package engram.detection.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.autoencoder.AutoencoderConfig;
import engram.data.SampleShape;
import engram.torch.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({"-0.1, 0.1", "1, 0.1", "0.1, -0.1", "0.1, 1", "0.5, 0.5", "NaN, 0.1", "0.1, NaN"})
    void sharesMustLeaveSomethingToLearnFrom(double validation, double calibration) {
        assertThatThrownBy(() -> new Holdout(validation, calibration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + validation + " and " + calibration);
    }

    @Test
    void watchingNothingIsAllowed() {
        assertThat(new Holdout(0, 0.2).validation()).isZero();
    }

    @Test
    void zeroThreadsAreAsManyAsPay() {
        SampleShape rows = new SampleShape.Row(120);
        assertThat(Execution.standard().resolve(rows).threads()).isEqualTo(1);
        assertThat(Execution.standard().resolve(new SampleShape.Image(3, 32, 32)).threads())
                .isEqualTo(1);
        assertThat(Execution.standard().resolve(new SampleShape.Image(3, 64, 64)).threads())
                .isEqualTo(Math.min(3, Runtime.getRuntime().availableProcessors()));
        Execution three = new Execution(5, 3, Device.CPU);
        assertThat(three.resolve(rows)).isSameAs(three);
        assertThatThrownBy(() -> new Execution(0, -1, Device.CPU)).hasMessageContaining("not -1");
    }

    @Test
    void aConfigurationNamesItsFamily() {
        DetectorConfig config =
                DetectorConfig.of(AutoencoderConfig.forShape(new SampleShape.Row(3)));
        assertThat(config.family()).isEqualTo("ae");
        assertThat(config.withSeed(7).execution().seed()).isEqualTo(7);
        assertThatThrownBy(() -> config.withFalseAlarmRate(0))
                .hasMessageContaining("falseAlarmRate must be above 0 and below 1, not 0.0");
    }

    @Test
    void anUnknownFamilyIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> DetectorConfig.of("oracle", new SampleShape.Row(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are memae, memae-nonsparse, memae-ensemble,");
    }
}
