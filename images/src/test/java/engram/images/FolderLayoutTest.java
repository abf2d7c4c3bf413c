package engram.images;

import static engram.data.Label.ANOMALOUS;
import static engram.data.Label.NORMAL;
import static engram.data.Label.UNKNOWN;
import static engram.images.ImageFolderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as people have them. */
class FolderLayoutTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({"Train, Test", "TRAIN, TEST", "training, testing", "train, Testing"})
    void trainAndTestAreKnownInAnyCaseOfLetters(String train, String test) {
        draw(train + "/Good/1", train + "/Good/2", test + "/Bad/1", test + "/Good/1");
        ImageFolder folder = ImageFolder.open(root);

        assertThat(read(folder).ids()).containsExactly(test + "/Bad/1.png", test + "/Good/1.png");
        assertThat(read(folder).labels()).containsExactly(ANOMALOUS, NORMAL);
        assertThat(learned(folder)).containsExactly(train + "/Good/1.png", train + "/Good/2.png");
        assertThat(folder.parts().training().remarks())
                .containsExactly(
                        "learning from 2 pictures: " + train + "/Good (2)",
                        "left out 2 pictures to test on: "
                                + test
                                + "/Bad (1), "
                                + test
                                + "/Good (1)");
    }

    @Test
    void validationStandsInForATestPartOrAside() {
        draw("train/good/1", "validation/good/1");
        assertThat(read(ImageFolder.open(root)).ids()).containsExactly("validation/good/1.png");
        draw("test/bad/1");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("test/bad/1.png");
        assertThat(folder.remarks())
                .contains("left out 1 picture of neither part: validation/good (1)");
    }

    @Test
    void aTrainingPartAloneIsLearnedFrom() {
        draw("Train/1", "Train/2");
        assertThat(learned(ImageFolder.open(root))).hasSize(2);
    }

    @Test
    void aTrainAmongVehiclesIsAClass() {
        draw("train/1", "bus/1", "car/1");
        assertThat(read(ImageFolder.open(root)).ids()).hasSize(3);
        ImageFolder named = ImageFolder.open(root, ImageOptions.defaults().withNormal("train"));
        assertThat(learned(named)).containsExactly("train/1.png");
    }

    @Test
    void picturesThatSoundBadByTheirOwnNamesAreTold() throws IOException {
        draw("part_1_OK", "part_2_NG", "part_3_OK", "no_defect_4", "song_5");
        Files.writeString(root.resolve("labels.csv"), "file,label\n");
        assertThat(ImageFolder.open(root).parts().training().remarks())
                .contains(
                        "warning: 1 picture of those learned from may be anomalous, by their names: part_2_NG.png; lay them into a folder of their own if so",
                        "warning: labels.csv beside the pictures is not read; if it says which are good, lay those into a folder called good");
    }

    @Test
    void namesThatAllSoundBadAreWhatThePartIsCalled() {
        draw("crash_defect_1", "crash_defect_2");
        assertThat(ImageFolder.open(root).parts().training().remarks())
                .containsExactly("learning from 2 pictures");
    }

    @Test
    void theFolderAboveSeveralDataSetsIsRefused() {
        draw("screw/train/good/1", "screw/test/bad/1", "nut/Train/good/1", "nut/Test/bad/1");
        assertThatThrownBy(() -> ImageFolder.open(root))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage(
                        root
                                + ": holds nut and screw, each with its own training part; name one"
                                + " of them, such as "
                                + root.resolve("nut"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad",
                "Defect",
                "defekt",
                "ANOMALY",
                "NG",
                "fail",
                "Reject",
                "n.i.O.",
                "not good",
                "test",
                "Testing",
                "defects_2021",
                "NOK",
                "Ausschuss",
                "mauvais",
                "d\u00e9fauts",
                "scarto",
                "defectuoso",
                "\u4e0d\u5408\u683c",
                "validation"
            })
    void whatSoundsBadIsNotLearnedAsNormal(String name) {
        draw("line 1/1", "line 1/2", name + "/1");
        ImageFolder folder = ImageFolder.open(root);
        assertThatThrownBy(folder::parts)
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("had better not be learned")
                .hasMessageContaining(name)
                .hasMessageContaining("--normal");
        ImageFolder named = ImageFolder.open(root, ImageOptions.defaults().withNormal("line 1"));
        assertThat(learned(named)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "Good",
                "normal",
                "pass",
                "i.O.",
                "good_parts",
                "no defects",
                "defect-free",
                "MT_Free",
                "bon",
                "buoni",
                "\u6b63\u5e38"
            })
    void whatSoundsGoodIsNormal(String name) {
        draw(name + "/1", "zzz/1", "zzz/2");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(learned(folder)).containsExactly(name + "/1.png");
        assertThat(folder.parts().training().remarks())
                .contains("left out 2 pictures as not normal: zzz (2)");
    }

    @Test
    void daysWithGoodAndBadInEachAreOneDataSet() {
        draw("monday/ok/1", "monday/ng/1", "tuesday/ok/1", "tuesday/scratch/1", "notes/1");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).labels())
                .containsExactly(ANOMALOUS, NORMAL, UNKNOWN, NORMAL, ANOMALOUS);
        assertThat(learned(folder)).containsExactly("monday/ok/1.png", "tuesday/ok/1.png");
        assertThat(folder.parts().training().remarks())
                .contains("left out 1 picture of which nothing is known: notes (1)");
    }

    @Test
    void whereNothingSaysWhatIsNormalAllIsLearnedAndThatIsSaid() {
        draw("a/1", "a/2", "b/1");
        assertThat(ImageFolder.open(root).parts().training().remarks())
                .containsExactly(
                        "learning from 3 pictures: a (2), b (1), as nothing says which are normal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mask",
                "Masks",
                "ground_truth",
                "GroundTruth",
                "gt",
                "labels",
                "annotations",
                "segmentation",
                "segmentation_maps",
                "bad_masks",
                "Masken",
                "masques",
                "m\u00e1scaras",
                "\u63a9\u7801"
            })
    void masksBesideAreLeftOut(String name) {
        draw("good/1", "good/2", "bad/7", name + "/7");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("bad/7.png", "good/1.png", "good/2.png");
        assertThat(folder.remarks()).containsExactly("left out 1 mask: " + name + " (1)");
        assertThat(folder.mask("bad/7.png"))
                .contains(new Mask(List.of(root.resolve(name + "/7.png"))));
        assertThat(folder.mask("good/1.png")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_mask", "_GT", "-mask", "_label", "_ground_truth", ".mask"})
    void filesThatAreMasksOfThoseBesideAreLeftOut(String ending) {
        draw("1", "2", "2" + ending);
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("1.png", "2.png");
        assertThat(folder.mask("2.png")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask_", "GT-", "label."})
    void theWordMaskMayComeFirst(String start) {
        draw("1", "2", start + "2");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("1.png", "2.png");
        assertThat(folder.mask("2.png")).isPresent();
    }

    @Test
    void picturesOfFormatsThatAreNotReadAreCounted() throws Exception {
        draw("good/1", "good/2");
        Files.writeString(root.resolve("good/3.HEIC"), "x");
        Files.writeString(root.resolve("good/4.heic"), "x");
        Files.writeString(root.resolve("good/5.pbm"), "x");
        Files.writeString(root.resolve("good/notes.txt"), "x");
        Files.copy(root.resolve("good/1.png"), root.resolve("good/6.jfif"));
        ImageFolder folder = ImageFolder.open(root);
        assertThat(learned(folder)).hasSize(3);
        assertThat(folder.parts().training().remarks())
                .contains(
                        "warning: left out pictures of formats that are not read: .heic (2) and .pbm (1)");
    }

    @Test
    void picturesWithMasksAreNotLearnedFromWithoutAWord() {
        draw("Train/1", "Train/2", "Train/Label/2_label", "Test/1", "Test/Label/1_label");
        assertThat(ImageFolder.open(root).parts().training().remarks())
                .contains(
                        "warning: 1 picture of those learned from may be anomalous: there are masks"
                                + " for them");
    }

    @Test
    void masksAreFoundInPublishedLayouts() {
        draw("Data/Images/Normal/1", "Data/Images/Anomaly/1", "Data/Masks/Anomaly/1");
        assertThat(ImageFolder.open(root).mask("Data/Images/Anomaly/1.png")).isPresent();
        assertThat(ImageFolder.open(root).mask("Data/Images/Normal/1.png")).isEmpty();
    }

    @Test
    void aTestFolderWithAFurtherWordIsTheTestPart() {
        draw("train/good/1", "validation/good/1", "test_public/bad/1");
        draw("test_public/ground_truth/bad/1_mask");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("test_public/bad/1.png");
        assertThat(folder.mask("test_public/bad/1.png")).isPresent();
    }

    @Test
    void aFolderOfMasksAloneHoldsPictures() {
        draw("mask/1", "mask/2_mask");
        assertThat(read(ImageFolder.open(root)).ids()).hasSize(2);
    }

    @Test
    void groundTruthShowsWhereTestPicturesAreAnomalous() {
        draw("train/good/1", "test/good/1", "test/crack/1");
        draw("test/logical/5", "ground_truth/logical/5/0", "ground_truth/logical/5/1");
        Drawing.write(
                root.resolve("ground_truth/crack/1_mask.png"),
                Drawing.grey(40, 20, (x, y) -> x < 10 ? 255 : 0));
        ImageFolder folder = ImageFolder.open(root);

        assertThat(folder.mask("test/good/1.png")).isEmpty();
        Mask mask = folder.mask("test/crack/1.png").orElseThrow();
        assertThat(mask.size()).isEqualTo(new ImageOptions.Size(40, 20));
        assertThat(mask.read(4, 2))
                .containsExactly(true, false, false, false, true, false, false, false);
        assertThat(folder.mask("test/logical/5.png").orElseThrow().files()).hasSize(2);
    }

    @Test
    void masksOfAnotherShapeThanTheirPicturesAreCounted() {
        for (int i = 0; i < 4; i++) {
            Drawing.write(root.resolve("bad/" + i + ".png"), Drawing.grey(60, 40, (x, y) -> x));
        }
        draw("good/1");
        Drawing.write(root.resolve("mask/0.png"), Drawing.grey(60, 40, (x, y) -> x % 2 * 255));
        Drawing.write(root.resolve("mask/1.png"), Drawing.grey(30, 20, (x, y) -> x % 2 * 255));
        Drawing.write(root.resolve("mask/2.png"), Drawing.grey(40, 60, (x, y) -> x % 2 * 255));

        assertThat(ImageFolder.open(root).misshapenMasks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 255", "3, 255", "0, 7"})
    void masksMarkWithAnyNumber(int black, int white) {
        draw("good/1", "bad/1");
        Drawing.write(
                root.resolve("mask/1.png"), Drawing.grey(8, 1, (x, y) -> x == 2 ? white : black));
        Mask mask = ImageFolder.open(root).mask("bad/1.png").orElseThrow();
        assertThat(mask.read(8, 1))
                .containsExactly(false, false, true, false, false, false, false, false);
    }

    @Test
    void manyFoldersAreSummedUp() {
        for (int i = 0; i < 20; i++) {
            draw("part " + i + "/light/1");
        }
        assertThat(ImageFolder.open(root).parts().training().remarks().get(0))
                .startsWith("learning from 20 pictures: part 0 (1), part 1 (1)")
                .contains("and 14 more folders (14)");
    }

    @Test
    void namesThatTheSystemCannotWriteAreSaidToBeSo() {
        assertThatThrownBy(() -> FileAlbum.file(root, "gr\uFFFD\uFFFDe.png"))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("the name gr??e.png has letters")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    private void draw(String... names) {
        for (String name : names) {
            Drawing.plain(root.resolve(name + ".png"), 9);
        }
    }

    private static List<String> learned(Source source) {
        Source training = source.parts().training();
        return java.util.stream.IntStream.range(0, training.size()).mapToObj(training::id).toList();
    }
}
