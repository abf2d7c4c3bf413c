package engram.tables;

import engram.data.UnreadableDataException;
import engram.tables.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

/** SHA-256 over files (name, size, content) or over a query and its result. */
final class Fingerprint {
    private final String hexadecimal;

    Fingerprint(Rows rows) {
        MessageDigest digest = sha256();
        if (rows.files().isEmpty()) {
            addQuery(rows, digest);
        }
        for (Path file : rows.files()) {
            addFile(file, digest);
        }
        hexadecimal = HexFormat.of().formatHex(digest.digest());
    }

    private static void addQuery(Rows rows, MessageDigest digest) {
        digest.update(rows.query().getBytes(StandardCharsets.UTF_8));
        rows.keep();
        String sql = "SELECT CAST(r AS VARCHAR) FROM (FROM " + rows.relation() + ") AS r";
        try (Database.Cursor cursor = rows.database().open(sql)) {
            while (cursor.rows().next()) {
                digest.update(cursor.rows().getString(1).getBytes(StandardCharsets.UTF_8));
            }
        } catch (SQLException e) {
            throw rows.database().complaint(e);
        }
    }

    private static void addFile(Path file, MessageDigest digest) {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            String head = file.getFileName() + "\n" + Files.size(file) + "\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            in.transferTo(out);
        } catch (IOException e) {
            throw new UnreadableDataException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hexadecimal;
    }
}
