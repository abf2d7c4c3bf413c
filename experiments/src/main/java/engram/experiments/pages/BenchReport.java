package engram.experiments.pages;

import engram.data.UnreadableDataException;
import engram.experiments.grid.Grid;
import engram.experiments.protocols.OwnProtocol;
import engram.experiments.results.ResultFile;
import engram.experiments.runs.Bench;
import engram.model.ModelFamily;
import engram.models.Catalogue;
import engram.report.chapters.Chapter;
import engram.report.chapters.ChapterPage;
import engram.report.chapters.MarkdownPage;
import engram.report.chapters.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns result files into pages: one for each protocol, one for the ablation, one for MEMGAN, one
 * for the variants, one that lists them, and one for a browser with plots. The same files give the
 * same pages.
 */
public final class BenchReport {
    private static final String RESULTS = ".jsonl";
    private static final String BY = "Written by `engram bench report` from ";
    private static final String BESIDE = "the result files beside it";

    private final Path folder;
    private final List<Sheet> sheets;

    private BenchReport(Path folder, List<Sheet> sheets) {
        this.folder = folder;
        this.sheets = sheets;
    }

    /**
     * Reads the result files of a folder, apart from a last line that was cut short.
     *
     * @throws UnreadableDataException if there is no result, or a line is none
     */
    public static BenchReport of(Path folder) {
        List<Grid> grids = new ArrayList<>(Grid.all());
        grids.add(own());
        List<Sheet> sheets = new ArrayList<>();
        for (Grid grid : grids) {
            ResultFile file = ResultFile.read(folder.resolve(grid.protocol().name() + RESULTS));
            if (!file.results().isEmpty()) {
                sheets.add(new Sheet(grid, file.results()));
            }
        }
        if (sheets.isEmpty()) {
            throw new UnreadableDataException(
                    folder,
                    "holds no results: expected files such as "
                            + Grid.MNIST.protocol().name()
                            + RESULTS
                            + ", which engram bench mnist --data DIR --results "
                            + folder
                            + " makes");
        }
        return new BenchReport(folder, sheets);
    }

    private static Grid own() {
        return new Grid(
                new OwnProtocol(
                        Bench.OWN,
                        data -> {
                            throw new IllegalStateException("pages are made of results alone");
                        }),
                Optional.empty(),
                Catalogue.families().stream().map(ModelFamily::name).toList(),
                1);
    }

    /**
     * Writes the pages, each whole or not at all.
     *
     * @return what was written
     * @throws java.io.UncheckedIOException if a page of another hand is in the way, in which case
     *     none is written, or the disk refuses
     */
    public List<Path> write() {
        Pages pages = new Pages();
        for (Sheet sheet : sheets) {
            Sheet table = sheet.table();
            if (!table.results().isEmpty()) {
                Chapter chapter = ProtocolChapter.of(table);
                pages.add(chapter, new Summary(table).line(), "`" + chapter.id() + RESULTS + "`");
            }
        }
        AblationChapter.of(tables())
                .ifPresent(
                        chapter -> pages.add(chapter, "what each part of MemAE is worth", BESIDE));
        MemGanChapter.of(tables())
                .ifPresent(
                        chapter ->
                                pages.add(
                                        chapter,
                                        "MEMGAN on twenty tasks, without its parts, and its claim measured",
                                        BESIDE));
        VariantsChapter.of(sheets)
                .ifPresent(
                        chapter ->
                                pages.add(chapter, "what a setting does to some figures", BESIDE));
        return pages.write();
    }

    /** Those that hold figures, not what figures might have been with another epoch. */
    private List<Sheet> tables() {
        return sheets.stream().filter(sheet -> !sheet.protocol().isByEpoch()).toList();
    }

    /** One for each chapter, and those that lead to them. */
    private final class Pages {
        private final PageFiles files = new PageFiles(folder);
        private final List<Chapter> chapters = new ArrayList<>();
        private final List<Passage.Link> links = new ArrayList<>();

        void add(Chapter chapter, String about, String source) {
            String page = chapter.id() + ".md";
            files.add(page, MarkdownPage.of(chapter, by(source)));
            links.add(new Passage.Link(page, chapter.title(), about));
            chapters.add(chapter);
        }

        List<Path> write() {
            if (Files.exists(folder.resolve(CalibrationPage.FILE))) {
                links.add(
                        new Passage.Link(
                                CalibrationPage.FILE,
                                CalibrationPage.TITLE,
                                "how well a false-alarm rate holds that few samples set"));
            }
            links.add(new Passage.Link("index.html", "All of it on one page", "with plots"));
            files.add("README.md", index());
            files.add("index.html", all());
            return files.write();
        }

        private String index() {
            List<Passage> passages = new ArrayList<>(overview());
            passages.add(new Passage.Links(links));
            return MarkdownPage.of(new Chapter("results", "Results", passages), by(BESIDE));
        }

        private List<Passage> overview() {
            return new Overview(
                            tables().stream()
                                    .map(Sheet::table)
                                    .filter(sheet -> !sheet.results().isEmpty())
                                    .filter(sheet -> !sheet.published().isEmpty())
                                    .toList())
                    .passages();
        }

        private String all() {
            return new ChapterPage(
                            "The papers' tables",
                            "Every method on the protocols of the papers: our means and their spread"
                                    + " over seeds, beside what was published.",
                            by(BESIDE),
                            chapters)
                    .html();
        }
    }

    private static String by(String source) {
        return BY + source + ".";
    }
}
