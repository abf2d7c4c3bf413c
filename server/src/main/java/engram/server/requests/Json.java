package engram.server.requests;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies in JSON. */
public final class Json {
    private static final int DEPTH = 32;
    private static final ObjectMapper MAPPER = mapper();
    private static final Pattern NO_NUMBER = Pattern.compile("'([-+]?(?:NaN|INF|Infinity))'");

    /** How a parser could be told to take it. */
    private static final Pattern SETTING = Pattern.compile(" \\(not recognized as one since .*");

    private Json() {}

    private static ObjectMapper mapper() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .addModule(new Jdk8Module())
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                        .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build());
        return mapper;
    }

    /**
     * A request's body.
     *
     * @throws Problem if it is no JSON
     */
    public static JsonNode read(byte[] body) {
        if (body.length == 0) {
            throw Problem.badRequest("the request has no body; send JSON");
        }
        try (JsonParser parser = MAPPER.createParser(body)) {
            JsonNode read = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw Problem.badRequest(
                        "the body goes on after its JSON"
                                + where(parser.currentTokenLocation())
                                + "; several rows are sent as an array, [{...}, {...}]");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not JSON: " + said(e) + where(e.getLocation()));
        } catch (IOException e) {
            throw Problem.badRequest("the body is not JSON");
        }
    }

    /** Without advice on how to configure a parser, which is not for those who ask. */
    private static String said(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested deeper than " + DEPTH + ", or a number or a name is too long";
        }
        if (e instanceof JsonEOFException) {
            return "it ends before all that it opens is closed";
        }
        String message = SETTING.matcher(e.getOriginalMessage()).replaceFirst("");
        Matcher number = NO_NUMBER.matcher(message);
        return number.find()
                ? number.group(1) + " is no number there; give null where one is missing"
                : message;
    }

    private static String where(JsonLocation location) {
        return location == null
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** Answers with a record or a map as JSON. */
    public static void answer(Context context, Object body) {
        try {
            context.contentType("application/json").result(MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON has no infinite numbers; the largest there is says as much. */
    public static double finite(double score) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, score));
    }
}
