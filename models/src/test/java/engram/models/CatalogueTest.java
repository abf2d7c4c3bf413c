package engram.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.data.SampleShape;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void holdsTheBuiltInFamiliesFirstAndThenThoseFromElsewhere() {
        assertThat(Catalogue.families())
                .extracting(ModelFamily::name)
                .containsExactly(
                        "memae",
                        "memae-nonsparse",
                        "memae-ensemble",
                        "memgan",
                        "alice",
                        "bigan",
                        "alad",
                        "f-anogan",
                        "ganomaly",
                        "dsvdd",
                        "dsvdd-soft",
                        "ae",
                        "ae-l1",
                        "ae-ensemble",
                        "vae",
                        "dsebm",
                        "pixelcnn",
                        "dagmm",
                        "dcn",
                        "kde",
                        "ocsvm",
                        "row-memory",
                        "knn",
                        "pca",
                        "isolation-forest",
                        "feature-memory",
                        "patchcore",
                        "padim",
                        "picture-statistics",
                        "memae-features",
                        "ae-features",
                        "frame-memory",
                        "ae-conv2d",
                        "ae-conv3d",
                        "frame-prediction",
                        "centroid");
    }

    @Test
    void findsFamiliesByNameAndBySettings() {
        for (ModelFamily family : Catalogue.families()) {
            SampleShape pictures = new SampleShape.Image(1, 32, 32);
            SampleShape shape =
                    Stream.of(pictures, new SampleShape.Row(5), new SampleShape.Clip(1, 8, 16, 16))
                            .filter(family::takes)
                            .findFirst()
                            .orElseThrow();
            ModelConfig defaults = family.defaults(shape);
            assertThat(Catalogue.family(family.name()).description())
                    .isEqualTo(family.description());
            assertThat(defaults).isInstanceOf(family.configType());
            assertThat(Catalogue.family(defaults).configType()).isEqualTo(family.configType());
        }
    }

    @Test
    void clipsAreRefusedByModelsThatWereNotMadeForThem() {
        SampleShape clip = new SampleShape.Clip(1, 8, 16, 16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.family("pca").defaults(clip))
                .withMessage("pca does not learn from video (1x8x16x16 clip) yet");
    }

    @Test
    void anUnknownNameListsWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.family("menae"))
                .withMessage(
                        "no model is called \"menae\";"
                                + " there are memae, memae-nonsparse, memae-ensemble, memgan, alice, bigan, alad, f-anogan, ganomaly, dsvdd, dsvdd-soft, ae, ae-l1, ae-ensemble, vae, dsebm, pixelcnn, dagmm, dcn, kde, ocsvm, row-memory, knn, pca, isolation-forest, feature-memory, patchcore, padim, picture-statistics, memae-features, ae-features, frame-memory, ae-conv2d, ae-conv3d, frame-prediction, centroid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.family(new Strange()))
                .withMessageContaining("no model has settings of type");
    }

    private record Strange() implements ModelConfig {}
}
