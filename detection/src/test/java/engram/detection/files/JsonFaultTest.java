package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.data.encodings.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {

    /** What is wrong and where; not which class to annotate, or which feature to switch on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'image','odd':1} | odd: Unrecognized field 'odd'",
                "{'kind':'image','shape':{'channels':null}} | shape.channels: Cannot map `null` into type `int`",
                "{'kind':'image','shape':7} | shape: Cannot construct instance of `SampleShape$Image`: found (7)",
                "{'kind':'image','levels':'x'} | levels: Cannot construct instance of `Levels`: found ('x')",
                "{'kind':'image','range':''} | range: Cannot coerce empty String ('') to `ImageEncoding$PixelRange` value",
                "{'kind':'sound'} | Could not resolve type id 'sound' as a subtype of `Encoding`: known type ids = [clip, image, table]",
                "{'kind':'table','columns':[{'kind':'flag','standard':{'center':0,'scale':0}}]} | columns.0.standard: column of truth values cannot be scaled by 0.0 around 0.0"
            })
    void saysWhatIsWrongAndWhere(String json, String expected) throws Exception {
        String text = json.strip().replace('\'', '"');
        JsonProcessingException thrown =
                catchThrowableOfType(
                        JsonProcessingException.class,
                        () ->
                                DetectorJson.MAPPER.treeToValue(
                                        DetectorJson.MAPPER.readTree(text), Encoding.class));
        assertThat(JsonFault.of(thrown).replace('"', '\'')).isEqualTo(expected.strip());
    }

    @Test
    void namesTheLineOfText() {
        JsonProcessingException thrown =
                catchThrowableOfType(
                        JsonProcessingException.class,
                        () -> DetectorJson.MAPPER.readTree("{\"a\": 1,\n 2}"));
        assertThat(JsonFault.of(thrown)).startsWith("line 2: Unexpected character ('2'");
    }
}
