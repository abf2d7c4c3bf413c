package engram.experiments.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages on their way to disk. They carry a mark, and replace only pages that carry it too. */
final class PageFiles {
    private static final List<String> MARKS =
            List.of(
                    "Written by `engram bench report`",
                    "Written by `engram bench calibration`",
                    "Written by <code>engram bench report</code>");

    private final Path folder;
    private final Map<Path, String> pages = new LinkedHashMap<>();

    PageFiles(Path folder) {
        this.folder = folder;
    }

    void add(String name, String text) {
        pages.put(folder.resolve(name), text);
    }

    /**
     * @return where the pages are
     * @throws UncheckedIOException if a page without the mark is in the way, in which case none is
     *     written, or the disk refuses
     */
    List<Path> write() {
        try {
            for (Path page : pages.keySet()) {
                requireOurs(page);
            }
            for (Map.Entry<Path, String> page : pages.entrySet()) {
                replace(page.getKey(), page.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(pages.keySet());
    }

    private static void requireOurs(Path page) throws IOException {
        if (Files.exists(page)) {
            String text = Files.isDirectory(page) ? "" : Files.readString(page);
            if (MARKS.stream().noneMatch(text::contains)) {
                throw new FileAlreadyExistsException(
                        page.toString(),
                        null,
                        "was not written by engram bench report and is left alone; move it away");
            }
        }
    }

    private static void replace(Path page, String text) throws IOException {
        Path unfinished =
                page.resolveSibling("." + page.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.writeString(unfinished, text);
            Files.move(
                    unfinished,
                    page,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
