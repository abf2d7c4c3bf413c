package engram.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import engram.detection.verdict.Detection;
import engram.server.detectors.Served;
import engram.server.requests.Inference;
import engram.server.requests.Json;
import engram.server.requests.PlainBody;
import engram.server.requests.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** The Open Inference Protocol, version 2, over REST. */
final class InferenceRoutes {
    private static final int ANY = -1;
    private static final List<Inference.Tensor> OUTPUTS =
            List.of(
                    new Inference.Tensor("score", "FP64", List.of(ANY)),
                    new Inference.Tensor("p_value", "FP64", List.of(ANY)),
                    new Inference.Tensor("anomalous", "BOOL", List.of(ANY)));

    private final Asked asked;
    private final BooleanSupplier ready;

    InferenceRoutes(Asked asked, BooleanSupplier ready) {
        this.asked = asked;
        this.ready = ready;
    }

    private record ServerMetadata(String name, String version, List<String> extensions) {}

    private record ModelMetadata(
            String name,
            List<String> versions,
            String platform,
            List<Inference.Tensor> inputs,
            List<Inference.Tensor> outputs) {}

    private record ModelReady(String name, boolean ready) {}

    private record Output(String name, List<Integer> shape, String datatype, List<?> data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(String modelName, String modelVersion, String id, List<Output> outputs) {}

    void add(RoutesConfig routes) {
        routes.get("/v2", this::server);
        routes.get("/v2/health/live", context -> Json.answer(context, Map.of("live", true)));
        routes.get("/v2/health/ready", this::ready);
        for (String model : List.of("/v2/models/{name}", "/v2/models/{name}/versions/{version}")) {
            routes.get(model, context -> asked.tell(context, one -> model(context, one)));
            routes.get(
                    model + "/ready",
                    context ->
                            asked.tell(
                                    context,
                                    one -> {
                                        requireVersion(context, one);
                                        return new ModelReady(one.name(), true);
                                    }));
            routes.post(model + "/infer", this::infer);
        }
    }

    private void server(Context context) {
        String version = InferenceRoutes.class.getPackage().getImplementationVersion();
        Json.answer(
                context,
                new ServerMetadata("engram", version == null ? "unknown" : version, List.of()));
    }

    private void ready(Context context) {
        boolean is = ready.getAsBoolean();
        Json.answer(context.status(is ? 200 : 503), Map.of("ready", is));
    }

    private Object model(Context context, Served served) {
        requireVersion(context, served);
        return new ModelMetadata(
                served.name(),
                List.of(served.version()),
                "engram_" + served.detector().config().family(),
                new Inference(served.detector().encoding(), asked.limits()).inputs(),
                OUTPUTS);
    }

    private static void requireVersion(Context context, Served served) {
        String version = context.pathParamMap().get("version");
        if (version != null && !version.equals(served.version())) {
            throw Problem.notFound(
                    "detector "
                            + served.name()
                            + " is of version "
                            + served.version()
                            + "; others are not kept");
        }
    }

    private record Request(String id, Set<String> outputs, JsonNode inputs) {}

    private void infer(Context context) {
        Request[] request = new Request[1];
        asked.judge(
                context,
                served -> {
                    requireVersion(context, served);
                    requireJsonAlone(context);
                    PlainBody.requireOpen(context);
                    request[0] = request(Json.read(context.bodyAsBytes()));
                    return new Inference(served.detector().encoding(), asked.limits())
                            .read(request[0].inputs);
                },
                (served, detections) ->
                        Json.answer(
                                context,
                                new Answer(
                                        served.name(),
                                        served.version(),
                                        request[0].id,
                                        outputs(request[0].outputs, detections))));
    }

    /** The protocol's extension for tensors in binary, which stand behind the JSON. */
    private static void requireJsonAlone(Context context) {
        if (context.header("Inference-Header-Content-Length") != null) {
            throw Problem.badRequest(
                    "tensors in binary (Inference-Header-Content-Length) are not taken; send their"
                            + " \"data\" as JSON");
        }
    }

    private static void requireJsonOutput(JsonNode parameters, String asked) {
        if (parameters.path(asked).asBoolean()) {
            throw Problem.badRequest(
                    "outputs are given as JSON and not in binary; ask without " + asked);
        }
    }

    private static Request request(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.badRequest("expected an object with \"inputs\"");
        }
        requireJsonOutput(body.path("parameters"), "binary_data_output");
        Set<String> wanted = new TreeSet<>();
        for (JsonNode output : body.path("outputs")) {
            String name = output.path("name").asText();
            if (OUTPUTS.stream().noneMatch(one -> one.name().equals(name))) {
                throw Problem.badRequest(
                        "there is no output " + name + "; there are score, p_value, anomalous");
            }
            requireJsonOutput(output.path("parameters"), "binary_data");
            wanted.add(name);
        }
        String id = body.path("id").isTextual() ? body.get("id").textValue() : null;
        return new Request(id, wanted, body.path("inputs"));
    }

    private static List<Output> outputs(Set<String> wanted, List<Detection> detections) {
        List<Output> outputs = new ArrayList<>();
        for (Inference.Tensor tensor : OUTPUTS) {
            if (wanted.isEmpty() || wanted.contains(tensor.name())) {
                List<?> data = detections.stream().map(one -> value(tensor.name(), one)).toList();
                outputs.add(
                        new Output(
                                tensor.name(),
                                List.of(detections.size()),
                                tensor.datatype(),
                                data));
            }
        }
        return outputs;
    }

    private static Object value(String output, Detection detection) {
        return switch (output) {
            case "score" -> Json.finite(detection.score());
            case "p_value" -> detection.pValue();
            default -> detection.anomalous();
        };
    }
}
