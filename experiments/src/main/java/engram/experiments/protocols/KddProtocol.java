package engram.experiments.protocols;

import engram.data.Label;
import engram.data.splits.Split;
import engram.tables.Scaling;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * KDDCUP99 10 %: the attacks, four fifths of the rows, are the normal concept; a random half is for
 * training, of which the attacks are learned from; the other half is tested (MemAE, section 4.3;
 * specification, 3.2).
 */
public record KddProtocol(String name, Scaling scaling) implements Protocol {
    private static final String NORMAL_TRAFFIC = "normal.";
    private static final List<String> PROTOCOLS = List.of("icmp", "tcp", "udp");
    private static final List<String> FLAGS =
            List.of("OTH", "REJ", "RSTO", "RSTOS0", "RSTR", "S0", "S1", "S2", "S3", "SF", "SH");
    private static final List<String> SERVICES =
            List.of(
                    ("IRC X11 Z39_50 auth bgp courier csnet_ns ctf daytime discard domain domain_u"
                                    + " echo eco_i ecr_i efs exec finger ftp ftp_data gopher"
                                    + " hostnames http http_443 imap4 iso_tsap klogin kshell ldap"
                                    + " link login mtp name netbios_dgm netbios_ns netbios_ssn"
                                    + " netstat nnsp nntp ntp_u other pm_dump pop_2 pop_3 printer"
                                    + " private red_i remote_job rje shell smtp sql_net ssh sunrpc"
                                    + " supdup systat telnet tftp_u tim_i time urh_i urp_i uucp"
                                    + " uucp_path vmnet whois")
                            .split(" "));
    private static final int COLUMNS = 41;
    private static final int IS_HOST_LOGIN = 20;

    @Override
    public String title() {
        return "KDDCUP99 10 %" + (scaling == Scaling.STANDARD_NUMBERS ? "" : ", " + scaled());
    }

    private String scaled() {
        return switch (scaling) {
            case STANDARD, STANDARD_NUMBERS -> "standardised";
            case ROBUST -> "scaled by quartiles";
            case MIN_MAX -> "scaled to [0, 1]";
            case LOG -> "taken as logarithms and standardised";
        };
    }

    @Override
    public List<String> problems() {
        return List.of("attacks");
    }

    @Override
    public boolean hasCutOffs() {
        return true;
    }

    @Override
    public String description() {
        return "Attacks are the normal class; a random half of the 494,021 rows is for training (its attacks, a tenth of them"
                + " held out for validation), the other half is tested. 120 columns: 34 numbers, "
                + scaled()
                + " over the training rows, and one-hot columns for protocol (3), service (66), flag (11), land, logged_in and"
                + " is_guest_login (2 each). Samples of equal score are flagged together.";
    }

    @Override
    public Opened open(Path data) {
        Path file = Dataset.KDDCUP99.in(data).resolve(Dataset.KDDCUP99.files().get(0));
        Table table =
                Table.query(
                        query(file),
                        TableOptions.defaults().withLabel("kind", "attack").withScaling(scaling));
        // Counting makes the copy in which rows keep their order.
        int size = table.size();
        Labelling labelling = Labelling.of(table);
        return new Opened() {
            @Override
            public Problem problem(String problem, long seed) {
                int[] order = Split.shuffled(size, seed);
                BitSet training =
                        IntStream.range(0, size / 2)
                                .map(i -> order[i])
                                .filter(i -> labelling.labels().get(i) == Label.NORMAL)
                                .collect(BitSet::new, BitSet::set, BitSet::or);
                BitSet test = Labelling.part(order, size / 2, size);
                return new Problem(new Portion(table, training), new Portion(table, test));
            }

            @Override
            public void close() {
                table.close();
            }
        };
    }

    /** The 120 columns, and {@code kind}, which is {@code attack} or {@code other}. */
    static String query(Path file) {
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            String name = "column%02d".formatted(column);
            switch (column) {
                case 1 -> columns.addAll(oneHot(name, PROTOCOLS));
                case 2 -> columns.addAll(oneHot(name, SERVICES));
                case 3 -> columns.addAll(oneHot(name, FLAGS));
                case 6, 11, 21 -> columns.addAll(oneHot(name, List.of("0", "1")));
                case IS_HOST_LOGIN -> {
                    // 0 in every row of the 10 %; the paper's 120 columns leave it out.
                }
                default -> columns.add(name + "::DOUBLE AS " + name);
            }
        }
        columns.add(
                "if(column%02d = '%s', 'other', 'attack') AS kind"
                        .formatted(COLUMNS, NORMAL_TRAFFIC));
        String names =
                IntStream.rangeClosed(0, COLUMNS)
                        .mapToObj("'column%02d'"::formatted)
                        .collect(Collectors.joining(", "));
        return "SELECT %s FROM read_csv('%s', header = false, all_varchar = true, names = [%s])"
                .formatted(String.join(", ", columns), file.toString().replace("'", "''"), names);
    }

    private static List<String> oneHot(String column, List<String> values) {
        return values.stream()
                .map(v -> "(%s = '%s') AS \"%s %s\"".formatted(column, v, column, v))
                .toList();
    }
}
