package engram.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What libtorch makes by itself it makes on the CPU, where a computation on a GPU cannot use it.
 * Tensors are made by {@code Tensors}, or with the options of one that is in the right place.
 */
class TensorPlacesTest {
    private static final String LIBTORCH = "org.bytedeco.pytorch.global.torch";
    private static final String OPTIONS = "org.bytedeco.pytorch.TensorOptions";
    private static final Set<String> MAKERS =
            Set.of(
                    "eye",
                    "zeros",
                    "ones",
                    "empty",
                    "full",
                    "arange",
                    "linspace",
                    "rand",
                    "randn",
                    "randperm",
                    "scalar_tensor");

    @Test
    void tensorsAreMadeWhereTheirThreadComputes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("engram.torch..")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "libtorch makes a tensor and is not told where",
                                TensorPlacesTest::makesOneAnywhere))
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("engram"));
    }

    private static boolean makesOneAnywhere(JavaCall<?> call) {
        return call.getTargetOwner().getName().equals(LIBTORCH)
                && MAKERS.contains(call.getTarget().getName())
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals(OPTIONS));
    }
}
