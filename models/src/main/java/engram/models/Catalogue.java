package engram.models;

import engram.autoencoder.Autoencoder;
import engram.autoencoder.AutoencoderEnsemble;
import engram.dagmm.Dagmm;
import engram.dcn.DeepClustering;
import engram.dsebm.Dsebm;
import engram.isolationforest.IsolationForest;
import engram.kde.Kde;
import engram.knn.Knn;
import engram.memae.MemAe;
import engram.memae.MemAeEnsemble;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.ocsvm.Ocsvm;
import engram.pca.Pca;
import engram.pixelcnn.PixelCnn;
import engram.vae.VariationalAutoencoder;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The model families by name: those built in, in this list, and those that {@link ServiceLoader}
 * finds.
 */
public final class Catalogue {
    private static final List<ModelFamily> BUILT_IN =
            List.of(
                    new MemAe(),
                    new MemAe.NonSparse(),
                    new MemAeEnsemble(),
                    new Autoencoder(),
                    new Autoencoder.SparseCode(),
                    new AutoencoderEnsemble(),
                    new VariationalAutoencoder(),
                    new Dsebm(),
                    new PixelCnn(),
                    new Dagmm(),
                    new DeepClustering(),
                    new Kde(),
                    new Ocsvm(),
                    new Knn(),
                    new Pca(),
                    new IsolationForest());

    private Catalogue() {}

    /** All families, the built-in ones first. */
    public static List<ModelFamily> families() {
        List<ModelFamily> families = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(ModelFamily.class).forEach(families::add);
        return families;
    }

    /**
     * The family of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static ModelFamily family(String name) {
        return families().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no model is called \""
                                                + name
                                                + "\"; there are "
                                                + names()));
    }

    /**
     * The first family with settings of this type.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ModelFamily family(ModelConfig config) {
        return families().stream()
                .filter(family -> family.configType() == config.getClass())
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no model has settings of type " + config.getClass()));
    }

    private static String names() {
        return families().stream().map(ModelFamily::name).collect(Collectors.joining(", "));
    }
}
