package engram.experiments.protocols;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Small tables of many kinds, half of the ADBench collection (Han et al., "ADBench: Anomaly
 * Detection Benchmark", NeurIPS 2022): half of the normal rows are learned from, the others tested
 * with all anomalies.
 */
public record TablesProtocol() implements Protocol {
    private static final String FOLDER = "tables";
    private static final List<String> TABLES =
            List.of(
                    "Ionosphere",
                    "WBC",
                    "WPBC",
                    "Wilt",
                    "annthyroid",
                    "breastw",
                    "cardio",
                    "celeba",
                    "cover",
                    "fault",
                    "glass",
                    "http",
                    "letter",
                    "magic.gamma",
                    "mnist",
                    "optdigits",
                    "pendigits",
                    "satellite",
                    "shuttle",
                    "smtp",
                    "thyroid",
                    "vowels");

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public String title() {
        return "Small tables";
    }

    @Override
    public List<String> problems() {
        return TABLES;
    }

    @Override
    public String one() {
        return "table";
    }

    @Override
    public String several() {
        return "tables";
    }

    @Override
    public boolean hasStandings() {
        return true;
    }

    /** Small tables have no rows to spare, and no schedule here looks at them. */
    @Override
    public double heldOut() {
        return 0;
    }

    @Override
    public String description() {
        return "22 small real tables, half of the ADBench collection: half of the normal rows, drawn at random by the seed, are"
                + " there to learn from, the other half is tested with all anomalies.";
    }

    @Override
    public Opened open(Path data) {
        Path folder = Files.isDirectory(data.resolve(FOLDER)) ? data.resolve(FOLDER) : data;
        for (String table : TABLES) {
            if (!Files.isRegularFile(file(folder, table))) {
                throw new UnreadableDataException(
                        file(folder, table),
                        "is missing: the small tables are CSV files, a column \"label\" behind the numbers, with"
                                + " \"normal\" or \"anomaly\" in each row, here or in a folder "
                                + FOLDER);
            }
        }
        return new OpenedFolder(folder);
    }

    private static Path file(Path folder, String table) {
        return folder.resolve(table + ".csv.gz");
    }

    /** One table is open at a time. */
    private static final class OpenedFolder implements Opened {
        private final Path folder;
        private Table table;

        OpenedFolder(Path folder) {
            this.folder = folder;
        }

        @Override
        public Problem problem(String name, long seed) {
            close();
            table =
                    Table.open(
                            file(folder, name),
                            TableOptions.defaults().withLabel("label", "normal"));
            Labelling labelling = Labelling.of(table);
            int[] normals = labelling.shuffled(Label.NORMAL, seed);
            int[] anomalies = labelling.shuffled(Label.ANOMALOUS, seed);
            int half = normals.length / 2;
            BitSet test = Labelling.part(normals, half, normals.length);
            test.or(Labelling.part(anomalies, 0, anomalies.length));
            return new Problem(
                    new Portion(table, Labelling.part(normals, 0, half)), new Portion(table, test));
        }

        @Override
        public void close() {
            if (table != null) {
                table.close();
                table = null;
            }
        }
    }
}
