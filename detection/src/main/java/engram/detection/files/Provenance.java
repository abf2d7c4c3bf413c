package engram.detection.files;

import engram.data.Counted;
import engram.detection.verdict.Calibration;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where a detector comes from: enough to train it again.
 *
 * @param source the training data as the user named it
 * @param reading how the user asked for it to be read: {@link engram.data.sources.Source#settings}
 * @param sourceHash SHA-256 of that data
 * @param counts how many normal samples there were, and how they were dealt out
 * @param environment what computed it
 * @param created when training ended
 * @param seconds how long training took, all resumptions together
 * @param lessons what it was taught since, without training, the oldest first
 * @param remarks what was said at training: what was guessed, chosen and left out
 */
public record Provenance(
        String source,
        Map<String, String> reading,
        String sourceHash,
        Counts counts,
        Environment environment,
        Instant created,
        double seconds,
        List<Lesson> lessons,
        List<String> remarks) {

    public Provenance {
        // Detectors of earlier versions have none of these.
        reading = reading == null ? Map.of() : Map.copyOf(reading);
        lessons = lessons == null ? List.of() : List.copyOf(lessons);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** Of a detector that was trained, and taught nothing. */
    public Provenance(
            String source,
            Map<String, String> reading,
            String sourceHash,
            Counts counts,
            Environment environment,
            Instant created,
            double seconds,
            List<String> remarks) {
        this(
                source,
                reading,
                sourceHash,
                counts,
                environment,
                created,
                seconds,
                List.of(),
                remarks);
    }

    /** The same with other lessons. */
    public Provenance withLessons(List<Lesson> changed) {
        return new Provenance(
                source,
                reading,
                sourceHash,
                counts,
                environment,
                created,
                seconds,
                changed,
                remarks);
    }

    /**
     * What memory was taught at one time.
     *
     * @param source the data as the user named it
     * @param sourceHash SHA-256 of that data
     * @param samples how many were remembered
     * @param items how many items each model's memory took of them
     * @param scores of the samples that were held out, added to each model's calibration
     * @param taught when
     */
    public record Lesson(
            String source,
            String sourceHash,
            int samples,
            List<Integer> items,
            List<double[]> scores,
            Instant taught) {

        public Lesson {
            items = List.copyOf(items);
            scores = List.copyOf(scores);
        }

        /** How many samples were held out. */
        public int heldOut() {
            return scores.stream().mapToInt(own -> own.length).sum();
        }
    }

    /**
     * How normal samples were dealt out.
     *
     * @param training how many a model learned from
     * @param validation how many were watched beside them
     * @param calibration how many the threshold was taken from
     * @param folds in how many folds these were; 1 where they were held out once
     * @param dealt how what belongs together was kept together, such as "at random"
     */
    public record Counts(
            int training, int validation, int calibration, Integer folds, String dealt) {

        /** Of detectors that were written before there were folds, too. */
        public Counts {
            folds = folds == null ? 1 : folds;
            dealt = dealt == null ? "at random" : dealt;
        }

        /** What the threshold was taken from: "45 normal samples held out, dealt at random". */
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s %s, dealt %s",
                    Counted.of(calibration, "normal sample"),
                    folds == 1 ? "held out" : "in " + folds + " folds",
                    dealt);
        }

        /** What to add to a statement that takes samples for independent of one another. */
        public String caution(Calibration calibration) {
            if (dealt.equals("at random")) {
                return "";
            } else if (calibration.burst() > 1 || calibration.stretches().length > 0) {
                return ", as many as are alike counted as one";
            }
            return dealt.contains("video")
                    ? ", were frames independent of one another; those of a stretch are alike, and it"
                            + " may be well beyond"
                    : ", or a little beyond, as samples that belong together are alike";
        }
    }

    /**
     * Versions and machine.
     *
     * @param engram version of Engram
     * @param commit of Engram's sources; "unknown" outside a checkout
     * @param java the runtime
     * @param torch version of libtorch
     * @param machine operating system, processor, number of processors, and whether there is a GPU
     */
    public record Environment(
            String engram, String commit, String java, String torch, String machine) {

        /** What computes here. */
        static Environment current() {
            return new Environment(
                    version(),
                    build().getProperty("commit"),
                    System.getProperty("java.runtime.version"),
                    Torch.version(),
                    System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + ", "
                            + Torch.vectorInstructions()
                            + ", "
                            + Runtime.getRuntime().availableProcessors()
                            + " processors"
                            + (Compute.has(Device.CUDA) ? ", a CUDA device" : ""));
        }

        /** The version of Engram that runs here. */
        static String version() {
            return build().getProperty("version");
        }

        private static Properties build() {
            Properties properties = new Properties();
            try (InputStream in = Environment.class.getResourceAsStream("build.properties")) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return properties;
        }
    }
}
