package engram.server;

import engram.data.Sha256;
import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may ask which detectors. A file with one key a line: a name, the key's SHA-256, the last day
 * on which it is good (or {@code never}), and the detectors it is good for, with commas between, or
 * {@code *}. Keys themselves are not kept; they are 256 random bits, so that a plain hash is
 * enough. What follows # is a remark. The file is read again when it changes.
 */
public final class ApiKeys {
    private static final int BYTES = 32;
    private static final String ALL = "*";
    private static final String FOR_EVER = "never";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMA = Pattern.compile(",");

    private final Path file;
    private FileTime read;
    private List<Key> keys = List.of();

    /**
     * One key's rights.
     *
     * @param until the last day on which it is good, in UTC; empty: no end
     * @param detectors names; all where there is a {@code *}
     */
    record Key(String name, String sha256, Optional<LocalDate> until, Set<String> detectors) {

        boolean allows(String detector) {
            return allowsAll() || detectors.contains(detector);
        }

        boolean allowsAll() {
            return detectors.contains(ALL);
        }

        boolean isOver() {
            return until.map(day -> day.isBefore(LocalDate.now(ZoneOffset.UTC))).orElse(false);
        }
    }

    /**
     * @throws UnreadableDataException if it is no such file
     */
    ApiKeys(Path file) {
        this.file = file;
        refresh();
    }

    /**
     * A new key and its line for the file. The key is shown this once.
     *
     * @param until the last day on which it is good; empty: no end
     * @param detectors names, or {@code *}
     */
    public static Made make(String name, Optional<LocalDate> until, List<String> detectors) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String line =
                String.join(
                        " ",
                        name,
                        hash(key),
                        until.map(LocalDate::toString).orElse(FOR_EVER),
                        String.join(",", detectors));
        parse(line);
        return new Made(key, line);
    }

    /**
     * @param key for whoever is to use it
     * @param line for the file
     */
    public record Made(String key, String line) {}

    static String hash(String key) {
        return Sha256.of(key);
    }

    /** The rights of a key; empty where it is unknown. */
    synchronized Optional<Key> find(String key) {
        refresh();
        String hash = hash(key);
        return keys.stream().filter(one -> one.sha256.equals(hash)).findFirst();
    }

    private void refresh() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read)) {
                keys = lines(Files.readAllLines(file));
                read = changed;
            }
        } catch (IOException e) {
            if (read == null) {
                throw new UnreadableDataException(
                        file, "cannot be read as keys: " + UnreadableDataException.reason(e));
            }
            keys = List.of(); // who took the file away wants nobody to be let in
        }
    }

    private List<Key> lines(List<String> lines) {
        List<Key> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                all.add(parse(line));
            } catch (IllegalArgumentException e) {
                if (read == null) {
                    throw new UnreadableDataException(file, i + 1, e.getMessage());
                }
                // The other lines still hold; this one lets nobody in.
            }
        }
        return List.copyOf(all);
    }

    private static Key parse(String line) {
        List<String> words = BLANKS.splitAsStream(line).toList();
        if (words.size() != 4 || !words.get(1).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "expected NAME SHA256 DAY DETECTORS, as engram serve --new-key prints them");
        }
        try {
            Optional<LocalDate> until =
                    words.get(2).equals(FOR_EVER)
                            ? Optional.empty()
                            : Optional.of(LocalDate.parse(words.get(2)));
            return new Key(
                    words.get(0),
                    words.get(1),
                    until,
                    COMMA.splitAsStream(words.get(3)).collect(Collectors.toUnmodifiableSet()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a key's last day is written like 2027-12-31, or is never; not "
                            + words.get(2));
        }
    }
}
