package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java lines of README and guide, taken from them letter by letter, compile and run. */
class ReadmeIT {
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String IMPORTS =
            """
            import engram.detection.AnomalyDetector;
            import engram.detection.verdict.Detection;
            import engram.detection.config.DetectorConfig;
            import engram.images.ImageFolder;
            import engram.memae.MemAeConfig;
            import java.nio.file.Path;
            """;

    @TempDir Path folder;

    @Test
    void theSnippetTrainsDetectsAndSaves() throws Exception {
        TinyData.discs(folder.resolve("screws/good"), 40);
        TinyData.draw(folder.resolve("screws/new"), 1, TinyData.SIDE, true);
        compile(
                "Snippet",
                IMPORTS
                        + "class Snippet { public static void main(String[] arguments) {\n"
                        + snippet(readme())
                        + "\nSystem.exit(0); } }\n");
        run("Snippet");
        assertThat(folder.resolve("screw.detector/detector.json")).exists();
    }

    @Test
    void theGuidesOwnModelIsTrainedByItsName() throws Exception {
        TinyData.rows(folder.resolve("rows.csv"), 200);
        List<String> guide = Files.readAllLines(Path.of("..", "docs", "java.md"));
        compile(
                "Centroid",
                snippet(guide.subList(guide.indexOf("## Your own model"), guide.size())));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("engram.model.ModelFamily"), "Centroid\n");
        run("engram.cli.Engram", "train", "rows.csv", "--model", "centroid", "-o", "own.detector");
        run("engram.cli.Engram", "score", "own.detector", "rows.csv", "-o", "scores.csv");
        assertThat(folder.resolve("scores.csv")).content().hasLineCount(201);
    }

    private void compile(String name, String text) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), text);
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", CLASS_PATH, "-proc:none", source.toString());
        assertThat(compiled).isZero();
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", folder + File.pathSeparator + CLASS_PATH));
        command.addAll(List.of(arguments));
        Process run = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isZero();
    }

    @Test
    void codeComesByLineTwenty() throws IOException {
        assertThat(readme().subList(0, 20)).anyMatch(line -> line.startsWith("```"));
    }

    /** The first lines of Java on a page. */
    private static String snippet(List<String> page) {
        String text = String.join("\n", page);
        int start = text.indexOf("```java\n") + "```java\n".length();
        return text.substring(start, text.indexOf("```", start));
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md"));
    }
}
