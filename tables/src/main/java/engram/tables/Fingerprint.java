package engram.tables;

import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.tables.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** SHA-256 over files (name, size, content) or over a query and its result. */
final class Fingerprint {
    private final String hexadecimal;

    Fingerprint(Rows rows) {
        Sha256 digest = new Sha256();
        if (rows.files().isEmpty()) {
            addQuery(rows, digest);
        }
        for (Path file : rows.files()) {
            addFile(file, digest);
        }
        hexadecimal = digest.hexadecimal();
    }

    private static void addQuery(Rows rows, Sha256 digest) {
        digest.add(rows.query());
        rows.keep();
        String sql = "SELECT CAST(r AS VARCHAR) FROM (FROM " + rows.relation() + ") AS r";
        try (Database.Cursor cursor = rows.database().open(sql)) {
            while (cursor.rows().next()) {
                digest.add(cursor.rows().getString(1));
            }
        } catch (SQLException e) {
            throw rows.database().complaint(e);
        }
    }

    private static void addFile(Path file, Sha256 digest) {
        try {
            digest.add(file.getFileName() + "\n" + Files.size(file) + "\n");
            digest.add(file);
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return hexadecimal;
    }
}
