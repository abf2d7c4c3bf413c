package engram.models;

import engram.model.ModelFamily;

/**
 * Two memories of rows that judge together: one that keeps rows as they are and asks how far the
 * nearest are, and one that a network learned and that asks what of a row it can give back.
 *
 * <pre>
 *     score = z_stored(distance to the nearest rows)
 *             + directionsWeight * z_directions(the same, by direction)
 *             + learnedWeight * z_learned(error of MemAE)
 *     z(s)  = (ln(s + e) - mean) / deviation of normal scores
 * </pre>
 *
 * <p>In no paper. On small tables neighbours are hard to beat, and a network whose errors count by
 * direction is level with them; together with neighbours by direction ({@link
 * engram.knn.KnnConfig.Space}) they are ahead.
 */
public final class RowMemory {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "row-memory",
                    "two memories of rows, one stored and one learned, judging together",
                    RowMemoryConfig.class,
                    RowMemoryConfig::forShape,
                    RowMemoryModel::new);

    private RowMemory() {}
}
