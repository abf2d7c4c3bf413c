package engram.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md that Maven cannot enforce, over all modules. */
class ArchitectureTest {
    /** What stands outside the models' module; every other package but those below is a paper. */
    private static final String[] AROUND_MODELS = {
        "engram.data..",
        "engram.evaluation..",
        "engram.images..",
        "engram.tables..",
        "engram.video..",
        "engram.detection..",
        "engram.report..",
        "engram.server..",
        "engram.export..",
        "engram.experiments..",
        "engram.cli.."
    };

    /** Who uses detectors, and leaves what is inside them alone. */
    private static final String[] ABOVE_DETECTION = {
        "engram.report..",
        "engram.server..",
        "engram.export..",
        "engram.experiments..",
        "engram.cli.."
    };

    /** What is told of models and trainings, and may therefore be known above detection. */
    private static final Set<String> TOLD =
            Set.of(
                    "engram.model.ModelFamily",
                    "engram.model.Recalling",
                    "engram.model.Recalling$Kept",
                    "engram.model.RecallingPatches",
                    "engram.model.RecallingPatches$Near",
                    "engram.model.RecallingPatches$Oddest",
                    "engram.model.RecallingPatches$Patch",
                    "engram.models.AutomaticModel",
                    "engram.models.Catalogue",
                    "engram.memory.HullDistances",
                    "engram.memory.MemoryHealth",
                    "engram.nn.Graph",
                    "engram.nn.Half",
                    "engram.training.Checkpoint",
                    "engram.training.EpochReport",
                    "engram.training.TrainingDivergedException",
                    "engram.training.TrainingListener",
                    "engram.torch.Device",
                    "engram.torch.Torch");

    private static final String[] BELOW_PAPERS = {
        "engram.torch..",
        "engram.nn..",
        "engram.memory..",
        "engram.training..",
        "engram.adversarial..",
        "engram.score..",
        "engram.model..",
        "engram.points..",
        "engram.features.."
    };

    private static final DescribedPredicate<JavaClass> PAPERS =
            resideInAPackage("engram..")
                    .and(not(resideInAnyPackage(AROUND_MODELS)))
                    .and(not(resideInAnyPackage(BELOW_PAPERS)))
                    .and(not(resideInAPackage("engram.models..")));

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("engram");
    }

    @Test
    void libtorchIsKnownToTorchAndModelsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(AROUND_MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .check(house);
    }

    @Test
    void ffmpegIsKnownToVideoOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("engram.video..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..")
                .check(house);
    }

    @Test
    void scopesAreOpenedThroughScopeAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("engram.torch.Scope")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bytedeco.javacpp.PointerScope")
                .check(house);
    }

    /**
     * A rule about a room that is not there, or not on the class path, would hold whatever happens.
     */
    @Test
    void everyRoomNamedHereIsThere() {
        Stream.of(AROUND_MODELS, BELOW_PAPERS, ABOVE_DETECTION)
                .flatMap(Stream::of)
                .forEach(
                        room ->
                                assertThat(house.stream().anyMatch(resideInAPackage(room)))
                                        .as(room)
                                        .isTrue());
        TOLD.forEach(told -> assertThat(house.contain(told)).as(told).isTrue());
    }

    @Test
    void aboveDetectionModelsAreKnownByTheirSettingsAndWhatIsToldOfThem() {
        DescribedPredicate<JavaClass> inside =
                DescribedPredicate.describe(
                        "are inside of models",
                        type ->
                                resideInAPackage("engram..").test(type)
                                        && !resideInAnyPackage(AROUND_MODELS).test(type)
                                        && !outermost(type).getSimpleName().endsWith("Config")
                                        && !TOLD.contains(outermost(type).getName()));
        noClasses()
                .that()
                .resideInAnyPackage(ABOVE_DETECTION)
                .should()
                .dependOnClassesThat(inside)
                .check(house);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(house);
    }

    /** Each room knows those before it only; without cycles alone, the order could turn about. */
    @Test
    void roomsOfAModuleStandInOrder() {
        inOrder(
                "engram.experiments.protocols",
                "engram.experiments.grid",
                "engram.experiments.results",
                "engram.experiments.runs",
                "engram.experiments.pages");
        inOrder(
                "engram.report.markup",
                "engram.report.charts",
                "engram.report.chapters",
                "engram.report.exhibits",
                "engram.report");
        inOrder("engram.tables.database", "engram.tables.text", "engram.tables");
        inOrder("engram.tables.database", "engram.tables.columns", "engram.tables");
        inOrder("engram.images.files", "engram.images");
        inOrder("engram.images.folders", "engram.images");
        inOrder(
                "engram.data",
                "engram.data.encodings",
                "engram.data.stores",
                "engram.data.sources");
        inOrder("engram.data", "engram.data.splits", "engram.data.sources");
        inOrder("engram.server.requests", "engram.server.detectors", "engram.server");
        inOrder("engram.features.extraction", "engram.features.parts", "engram.features");
    }

    private static void inOrder(String... rooms) {
        for (int i = 0; i < rooms.length - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(rooms[i])
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Arrays.copyOfRange(rooms, i + 1, rooms.length))
                    .check(house);
        }
    }

    @Test
    void papersDoNotKnowOneAnother() {
        slices().assignedFrom(PACKAGES)
                .that(
                        DescribedPredicate.describe(
                                "are papers", slice -> slice.stream().allMatch(PAPERS)))
                .should()
                .notDependOnEachOther()
                .check(house);
    }

    @Test
    void trainingKnowsNoPaper() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_PAPERS)
                .should()
                .dependOnClassesThat(PAPERS.or(resideInAPackage("engram.models..")))
                .check(house);
    }

    @Test
    void nobodyPrintsOutsideTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("engram.cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(house);
    }

    @Test
    void nothingIsSerialised() {
        classes()
                .that()
                .areAssignableTo(java.io.Serializable.class)
                .should()
                .beAssignableTo(Throwable.class)
                .orShould()
                .beEnums()
                .orShould()
                .beAnonymousClasses()
                .check(house);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .check(house);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)").check(house);
    }

    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            };
}
