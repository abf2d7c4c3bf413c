package engram.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: Chromium, where there is one. */
class PageIT {
    /** On a machine with much else to do. */
    private static final double PATIENCE_MILLIS = 30_000;

    @TempDir private static Path folder;
    private static EngramServer server;
    private static Playwright playwright;
    private static Browser browser;

    private static Optional<Path> chromium() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(
                        place ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    static void start() {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "no Chromium on the PATH: the page was not looked at in a browser");
        Path detectors = folder.resolve("detectors");
        Shelf.putPictures(detectors.resolve("bars"));
        Shelf.putRows(detectors.resolve("parts"));
        server = EngramServer.start(ServerSettings.of(detectors));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium.get())
                                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static Page opened(int width, List<String> elsewhere) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 800));
        String own = "http://127.0.0.1:" + server.port() + "/";
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(own) && !request.url().startsWith("data:")) {
                        elsewhere.add(request.url());
                    }
                });
        page.onPageError(elsewhere::add);
        page.navigate(own);
        PlaywrightAssertions.assertThat(page.locator("#about")).containsText("memae");
        // The threshold is drawn after the text, and what came in lately after that.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        PlaywrightAssertions.assertThat(page.locator("#histogram"))
                .hasAttribute("aria-valuenow", Pattern.compile(".+"));
        return page;
    }

    @Test
    void aPictureIsJudgedWithItsHeatMapAndWhatIsRemembered() throws IOException {
        Path picture = folder.resolve("odd.png");
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 28; i++) {
            image.setRGB(i, i, 0xFFFFFF);
        }
        ImageIO.write(image, "png", picture.toFile());
        List<String> elsewhere = new ArrayList<>();
        try (Page page = opened(1200, elsewhere)) {
            page.locator("#file").setInputFiles(picture);
            PlaywrightAssertions.assertThat(page.locator("#said"))
                    .containsText("of 1 are anomalous");
            PlaywrightAssertions.assertThat(page.getByAltText("where it is unlike normal"))
                    .isVisible();
            PlaywrightAssertions.assertThat(page.getByText("Nearest remembered")).isVisible();
            PlaywrightAssertions.assertThat(page.locator("#recent tr")).not().hasCount(0);
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void theThresholdMovesByKeyAndByMouse() {
        List<String> elsewhere = new ArrayList<>();
        try (Page page = opened(1200, elsewhere)) {
            Locator slider = page.locator("#histogram");
            double before = Double.parseDouble(slider.getAttribute("aria-valuenow"));
            slider.focus();
            page.keyboard().press("ArrowLeft");
            double after = Double.parseDouble(slider.getAttribute("aria-valuenow"));
            assertThat(after).isGreaterThan(before);
            PlaywrightAssertions.assertThat(page.locator("#means")).containsText("%");
            var box = slider.boundingBox();
            page.mouse().click(box.x + 5, box.y + box.height / 2);
            assertThat(Double.parseDouble(slider.getAttribute("aria-valuenow")))
                    .isGreaterThan(after);
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void everythingIsReachedByKeys() {
        List<String> elsewhere = new ArrayList<>();
        AtomicReference<FileChooser> chosen = new AtomicReference<>();
        try (Page page = opened(1200, elsewhere)) {
            // Asked for well before the key: the browser is told of it without being waited for.
            page.onFileChooser(chosen::set);
            Set<Object> reached = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                page.keyboard().press("Tab");
                reached.add(page.evaluate("document.activeElement.id"));
            }
            assertThat(reached).contains("detector", "key", "drop", "histogram");
            page.locator("#drop").focus();
            page.keyboard().press("Enter");
            page.waitForCondition(() -> chosen.get() != null);
            assertThat(chosen.get().isMultiple()).isTrue();
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void aTableThatIsDroppedIsJudged() {
        List<String> elsewhere = new ArrayList<>();
        try (Page page = opened(1200, elsewhere)) {
            page.locator("#detector").selectOption("parts");
            PlaywrightAssertions.assertThat(page.locator("#about")).containsText("rows");
            page.evaluate(
                    "() => { const dropped = new DataTransfer();"
                            + " dropped.items.add(new File(['width,height\\n10,10\\n'], 'no.csv'));"
                            + " document.getElementById('drop').dispatchEvent("
                            + "new DragEvent('drop', {dataTransfer: dropped, bubbles: true})); }");
            PlaywrightAssertions.assertThat(page.locator("#findings"))
                    .containsText("column colour is missing");
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void aTableIsJudgedOnASmallScreenThatNeedsNoScrollingAcross() throws IOException {
        Path table = folder.resolve("rows.csv");
        Files.writeString(table, "width,height,colour\n10,10,red\n10,1,red\n");
        List<String> elsewhere = new ArrayList<>();
        try (Page page = opened(390, elsewhere)) {
            page.locator("#detector").selectOption("parts");
            PlaywrightAssertions.assertThat(page.locator("#about")).containsText("rows");
            page.locator("#file").setInputFiles(table);
            PlaywrightAssertions.assertThat(page.locator("#said"))
                    .containsText("1 of 2 are anomalous");
            PlaywrightAssertions.assertThat(page.locator("#findings table").first()).isVisible();
            Object wider =
                    page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
            assertThat(wider).isEqualTo(false);
            assertThat(elsewhere).isEmpty();
        }
    }
}
