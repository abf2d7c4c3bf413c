package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The objects of the Open Inference Protocol's specification, version 2, "HTTP/REST": each answer
 * has its required fields, of its types.
 */
class InferenceProtocolTest {
    @TempDir private static Path folder;
    private static EngramServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        Shelf.putRows(folder.resolve("parts.detector"));
        Shelf.putPictures(folder.resolve("bars"));
        server = EngramServer.start(ServerSettings.of(folder));
        client = Client.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The example of the specification, with the names of this detector's inputs. */
    private static final String ROWS =
            """
            {
              "id" : "42",
              "inputs" : [
                {"name": "width", "shape": [2], "datatype": "FP64", "data": [10.0, 10.0]},
                {"name": "height", "shape": [2, 1], "datatype": "FP32", "data": [[10.0], [3.5]]},
                {"name": "colour", "shape": [2], "datatype": "BYTES", "data": ["red", "blue"]}
              ],
              "outputs" : [ { "name" : "score" }, { "name": "anomalous" } ]
            }""";

    private static void requireFields(JsonNode object, Map<String, String> kinds) {
        kinds.forEach(
                (field, kind) -> {
                    JsonNode value = object.path(field);
                    boolean right =
                            switch (kind) {
                                case "string" -> value.isTextual();
                                case "bool" -> value.isBoolean();
                                default -> value.isArray();
                            };
                    assertThat(right).as(field + " is a " + kind + " in " + object).isTrue();
                });
    }

    @Test
    void theServerTellsThatItIsThere() {
        assertThat(client.get("/v2/health/live").status()).isEqualTo(200);
        assertThat(client.get("/v2/health/ready").json().path("ready").asBoolean()).isTrue();
        JsonNode metadata = client.get("/v2/").json();
        requireFields(
                metadata, Map.of("name", "string", "version", "string", "extensions", "array"));
    }

    @Test
    void aModelTellsItsTensors() {
        JsonNode model = client.get("/v2/models/parts").json();
        requireFields(
                model,
                Map.of(
                        "name", "string",
                        "versions", "array",
                        "platform", "string",
                        "inputs", "array",
                        "outputs", "array"));
        List<String> names = new ArrayList<>();
        for (JsonNode tensor : model.path("inputs")) {
            requireFields(tensor, Map.of("name", "string", "datatype", "string", "shape", "array"));
            names.add(tensor.path("name").asText() + ":" + tensor.path("datatype").asText());
        }
        assertThat(names).containsExactly("width:FP64", "height:FP64", "colour:BYTES");
        assertThat(client.get("/v2/models/bars").json().path("inputs").get(0).path("shape"))
                .hasToString("[-1,1,28,28]");
        assertThat(client.get("/v2/models/parts/ready").json().path("ready").asBoolean()).isTrue();
    }

    @Test
    void rowsAreInferred() {
        JsonNode answer = client.post("/v2/models/parts/infer", "application/json", ROWS).json();
        requireFields(
                answer,
                Map.of("model_name", "string", "model_version", "string", "outputs", "array"));
        assertThat(answer.path("id").asText()).isEqualTo("42");
        assertThat(answer.path("outputs")).hasSize(2);
        for (JsonNode output : answer.path("outputs")) {
            requireFields(output, Map.of("name", "string", "datatype", "string", "data", "array"));
            assertThat(output.path("shape")).hasToString("[2]");
        }
        JsonNode anomalous = answer.path("outputs").get(1).path("data");
        assertThat(anomalous).hasToString("[false,true]");
    }

    @Test
    void picturesAreInferred() {
        StringBuilder pixels = new StringBuilder();
        for (int i = 0; i < 2 * 28 * 28; i++) {
            pixels.append(i == 0 ? "" : ",").append(i % 256);
        }
        String body =
                "{\"inputs\": [{\"name\": \"pixels\", \"shape\": [2, 1, 28, 28], \"datatype\":"
                        + " \"UINT8\", \"data\": ["
                        + pixels
                        + "]}]}";
        JsonNode answer = client.post("/v2/models/bars/infer", "application/json", body).json();
        assertThat(answer.path("outputs")).hasSize(3);
        assertThat(answer.path("outputs").get(0).path("data")).hasSize(2);
        assertThat(answer.has("id")).isFalse();
    }

    @Test
    void aVersionIsTheOneThatIsServed() {
        String version = client.get("/v2/models/parts").json().path("versions").get(0).asText();
        String model = "/v2/models/parts/versions/" + version;
        assertThat(client.get(model + "/ready").status()).isEqualTo(200);
        assertThat(client.post(model + "/infer", "application/json", ROWS).status()).isEqualTo(200);
        Client.Answer other = client.get("/v2/models/parts/versions/1");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.error()).contains("is of version " + version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"inputs\": []}|inputs",
                "{|not JSON",
                "[1]|expected an object",
                "{\"inputs\": [{\"name\": \"width\"}]}|lacks its \"datatype\"",
                "{\"inputs\": [{\"name\": \"width\", \"datatype\": \"FP64\", \"shape\": [2],"
                        + " \"data\": [1]}]}|must agree",
                "{\"inputs\": [{\"name\": \"width\", \"datatype\": \"FP64\", \"shape\": [1],"
                        + " \"data\": [1]}]}|input height is missing",
                "{\"inputs\": [{\"name\": \"width\", \"datatype\": \"FP64\", \"shape\": [1],"
                        + " \"data\": [NaN]}]}|not JSON",
                "{\"inputs\": [{\"name\": \"width\", \"datatype\": \"LONG\", \"shape\": [1],"
                        + " \"data\": [1]}]}|datatype",
                "{\"inputs\": [{\"name\": \"w\", \"datatype\": \"FP64\", \"shape\":"
                        + " [65536, 65536], \"data\": [1]}]}|must agree",
                "{\"inputs\": [{\"name\": \"w\", \"datatype\": \"FP64\", \"shape\": [1.5],"
                        + " \"data\": [1]}]}|has a shape that is no list of sizes",
            })
    void whatIsWrongIsSaid(String body, String said) {
        Client.Answer answer = client.post("/v2/models/parts/infer", "application/json", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.error()).contains(said);
    }

    /** As Triton's clients send tensors where nobody told them otherwise. */
    @Test
    void binaryTensorsAreRefusedInWords() {
        String input =
                "{\"inputs\": [{\"name\": \"width\", \"shape\": [1], \"datatype\": \"FP64\","
                        + " \"parameters\": {\"binary_data_size\": 8}}]}";
        String output =
                ROWS.replace(
                        "{ \"name\" : \"score\" }",
                        "{ \"name\" : \"score\", \"parameters\": {\"binary_data\": true} }");
        String all = ROWS.replaceFirst("\\{", "{\"parameters\": {\"binary_data_output\": true},");
        for (String body : List.of(input, output, all)) {
            Client.Answer answer = client.post("/v2/models/parts/infer", "application/json", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).contains("binary").contains("JSON");
        }
    }

    /** Flat or nested, whole numbers of any width, words as bytes, null where missing. */
    @Test
    void shapesThatAreOddAndLegalAreTaken() {
        String body =
                """
                {"inputs": [
                  {"name": "colour", "shape": [2, 1], "datatype": "BYTES", "data": [["red"], ["blue"]]},
                  {"name": "height", "shape": [2, 1], "datatype": "INT64", "data": [10, 3]},
                  {"name": "width", "shape": [2], "datatype": "UINT8", "data": [[10], [10]]},
                  {"name": "unknown", "shape": [1], "datatype": "FP16", "data": [0.5]}
                ]}""";
        JsonNode answer = client.post("/v2/models/parts/infer", "application/json", body).json();

        assertThat(answer.path("outputs").get(2).path("data")).hasToString("[false,true]");
    }

    @Test
    void numbersAreNoWords() {
        String body =
                ROWS.replace(
                        "\"FP64\", \"data\": [10.0, 10.0]", "\"BYTES\", \"data\": [\"a\", \"b\"]");
        Client.Answer answer = client.post("/v2/models/parts/infer", "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("input width holds numbers");
    }

    @Test
    void textIsNoNumber() {
        String body = ROWS.replaceFirst("\\[10.0, 10.0\\]", "[10.0, \"many\"]");
        Client.Answer answer = client.post("/v2/models/parts/infer", "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .contains("value 1 of input width is no number: \"many\"; where one is missing");
    }

    @Test
    void thereIsNoSuchModelOrOutput() {
        assertThat(client.get("/v2/models/none").status()).isEqualTo(404);
        String body = ROWS.replace("\"score\"", "\"loss\"");
        assertThat(client.post("/v2/models/parts/infer", "application/json", body).error())
                .contains("there is no output loss");
    }
}
