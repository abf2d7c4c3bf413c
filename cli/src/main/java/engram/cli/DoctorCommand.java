package engram.cli;

import engram.cli.terminal.Exit;
import engram.cli.terminal.Text;
import engram.torch.Torch;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code engram doctor}. */
@Command(
        name = "doctor",
        description = "Checks this machine, and says what to do where something is off.",
        footerHeading = "%nExample:%n",
        footer = "  engram doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;
    private static final double SLOW_GIGAFLOPS = 5;
    private static final long LITTLE_MEMORY = 2_000_000_000L;
    private static final long LITTLE_DISK = 2_000_000_000L;

    @Spec private CommandSpec spec;
    private PrintWriter out;
    private boolean off;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        java();
        if (nativeLibrary()) {
            arithmetic();
        }
        memory();
        disk("native libraries", nativeCache(), "-Dorg.bytedeco.javacpp.cachedir=FOLDER");
        disk(
                "temporary files",
                Path.of(System.getProperty("java.io.tmpdir")),
                "-Djava.io.tmpdir=FOLDER");
        out.flush();
        return off ? Exit.FAILED : Exit.OK;
    }

    private void java() {
        int version = Runtime.version().feature();
        String name = System.getProperty("java.vm.name") + " " + Runtime.version();
        check(
                version >= OLDEST_JAVA,
                "java",
                name,
                "install a JDK of " + OLDEST_JAVA + " or newer");
    }

    private boolean nativeLibrary() {
        try {
            String found =
                    "libtorch %s for %s, %s%s"
                            .formatted(
                                    Torch.version(),
                                    Torch.platform(),
                                    Torch.vectorInstructions(),
                                    Torch.hasOneDnn() ? ", oneDNN" : "");
            check(true, "native library", found, "");
            return true;
        } catch (LinkageError e) {
            check(
                    false,
                    "native library",
                    "libtorch does not load here (" + Torch.platform() + ")",
                    "there are builds for linux-x86_64 (glibc 2.28 or newer), macosx-arm64 and"
                            + " windows-x86_64; make sure that the folder below can be written");
            return false;
        }
    }

    private void arithmetic() {
        int processors = Runtime.getRuntime().availableProcessors();
        check(true, "processors", Integer.toString(processors), "");
        double gigaflops = Torch.gemmRate(processors) / 1e9;
        check(
                gigaflops >= SLOW_GIGAFLOPS,
                "matrix products",
                String.format(Locale.ROOT, "%.0f GFLOP/s in single precision", gigaflops),
                "this is slow; see whether other programs keep the processors busy");
    }

    private void memory() {
        long heap = Runtime.getRuntime().maxMemory();
        long machine = 0;
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            machine = system.getTotalMemorySize();
        }
        check(
                machine == 0 || machine >= LITTLE_MEMORY,
                "memory",
                Text.bytes(machine) + ", of which Java's heap may take " + Text.bytes(heap),
                "2 GB or more are advisable");
    }

    private void disk(String what, Path folder, String option) {
        Path existing = folder;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            check(
                    free >= LITTLE_DISK && Files.isWritable(existing),
                    what,
                    folder + ", " + Text.bytes(free) + " free",
                    "make room or choose another folder: ENGRAM_JAVA_OPTIONS=" + option);
        } catch (IOException e) {
            check(
                    false,
                    what,
                    folder + " cannot be looked at",
                    "choose another folder: ENGRAM_JAVA_OPTIONS=" + option);
        }
    }

    private static Path nativeCache() {
        String set = System.getProperty("org.bytedeco.javacpp.cachedir");
        return set != null
                ? Path.of(set)
                : Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    }

    private void check(boolean good, String what, String found, String remedy) {
        out.printf("%-4s %-17s %s%n", good ? "ok" : "OFF", what, found);
        if (!good) {
            off = true;
            out.printf("%-22s -> %s%n", "", remedy);
        }
    }
}
