package engram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands in a process of their own, which can be killed. */
final class EngramProcess {
    private final Process process;
    private final Path out;
    private final Path err;

    private EngramProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static EngramProcess start(Path scratch, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
        command.add("engram.cli.Engram");
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return new EngramProcess(builder.start(), out, err);
    }

    /** Waits until stderr says something. */
    void awaitLine(String text) throws IOException, InterruptedException {
        while (!Files.readString(err).contains(text)) {
            if (!process.isAlive()) {
                throw new AssertionError("ended early: " + Files.readString(err));
            }
            Thread.sleep(20);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does, but for the signal's name. */
    void terminate() {
        process.destroy();
    }

    Shell.Outcome await() throws IOException, InterruptedException {
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("took too long: " + Files.readString(err));
        }
        return new Shell.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
