package engram.models;

import engram.alad.Alad;
import engram.autoencoder.Autoencoder;
import engram.autoencoder.AutoencoderEnsemble;
import engram.bigan.BiGan;
import engram.dagmm.Dagmm;
import engram.data.Given;
import engram.data.UnusableSettingException;
import engram.dcn.DeepClustering;
import engram.dsebm.Dsebm;
import engram.dsvdd.DeepSvdd;
import engram.fanogan.FAnoGan;
import engram.featurememory.FeatureMemory;
import engram.framememory.FrameMemory;
import engram.frameprediction.FramePrediction;
import engram.framestack.FrameStack;
import engram.ganomaly.Ganomaly;
import engram.isolationforest.IsolationForest;
import engram.kde.Kde;
import engram.knn.Knn;
import engram.memae.MemAe;
import engram.memae.MemAeEnsemble;
import engram.memgan.MemGan;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.ocsvm.Ocsvm;
import engram.padim.Padim;
import engram.patchcore.PatchCore;
import engram.pca.Pca;
import engram.picturestatistics.PictureStatistics;
import engram.pixelcnn.PixelCnn;
import engram.spacetime.SpaceTime;
import engram.vae.VariationalAutoencoder;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The models by name: those built in, in this list, and those that {@link ServiceLoader} finds. */
public final class Catalogue {
    private static final List<ModelFamily> BUILT_IN =
            List.of(
                    MemAe.MODEL,
                    MemAe.NON_SPARSE,
                    MemAeEnsemble.MODEL,
                    MemGan.MODEL,
                    BiGan.ALICE,
                    BiGan.MODEL,
                    Alad.MODEL,
                    FAnoGan.MODEL,
                    Ganomaly.MODEL,
                    DeepSvdd.MODEL,
                    DeepSvdd.SOFT,
                    Autoencoder.MODEL,
                    Autoencoder.SPARSE_CODE,
                    AutoencoderEnsemble.MODEL,
                    VariationalAutoencoder.MODEL,
                    Dsebm.MODEL,
                    PixelCnn.MODEL,
                    Dagmm.MODEL,
                    DeepClustering.MODEL,
                    Kde.MODEL,
                    Ocsvm.MODEL,
                    RowMemory.MODEL,
                    Knn.MODEL,
                    Pca.MODEL,
                    IsolationForest.MODEL,
                    FeatureMemory.MODEL,
                    PatchCore.MODEL,
                    Padim.MODEL,
                    PictureStatistics.MODEL,
                    FeatureAutoencoder.WITH_MEMORY,
                    FeatureAutoencoder.WITHOUT_MEMORY,
                    FrameMemory.MODEL,
                    FrameStack.MODEL,
                    SpaceTime.MODEL,
                    FramePrediction.MODEL);

    private Catalogue() {}

    /** All models, the built-in ones first. */
    public static List<ModelFamily> families() {
        List<ModelFamily> families = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(ModelFamily.class).forEach(families::add);
        return families;
    }

    /**
     * The model of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static ModelFamily family(String name) {
        return families().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnusableSettingException(
                                        "no model is called \""
                                                + name
                                                + "\"; there are "
                                                + names()));
    }

    /**
     * The first model with settings of this type.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ModelFamily family(ModelConfig config) {
        return families().stream()
                .filter(
                        family ->
                                family.configType()
                                        == Given.some(config, "a model's settings").getClass())
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnusableSettingException(
                                        "no model has settings of type " + config.getClass()));
    }

    private static String names() {
        return families().stream().map(ModelFamily::name).collect(Collectors.joining(", "));
    }
}
