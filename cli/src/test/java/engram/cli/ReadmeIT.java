package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java lines, taken from it letter by letter, compile and run. */
class ReadmeIT {
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
        Path source =
                Files.writeString(
                        folder.resolve("Snippet.java"),
                        IMPORTS
                                + "class Snippet { public static void main(String[] arguments) {\n"
                                + snippet()
                                + "\nSystem.exit(0); } }\n");
        String classPath = System.getProperty("java.class.path");
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", classPath, "-proc:none", source.toString());
        assertThat(compiled).isZero();

        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                folder + File.pathSeparator + classPath,
                                "Snippet")
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isZero();
        assertThat(folder.resolve("screw.detector/detector.json")).exists();
    }

    @Test
    void codeComesByLineTwenty() throws IOException {
        assertThat(readme().subList(0, 20)).anyMatch(line -> line.startsWith("```"));
    }

    private static String snippet() throws IOException {
        String text = String.join("\n", readme());
        int start = text.indexOf("```java\n") + "```java\n".length();
        return text.substring(start, text.indexOf("```", start));
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md"));
    }
}
