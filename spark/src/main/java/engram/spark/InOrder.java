package engram.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Adds up what each part of a table gave, in the order of the parts and a few at a time, so that
 * the same parts give the same to the last bit, whichever task ended first. (Spark's own tree of
 * sums adds in the order of arrival.)
 */
final class InOrder {
    private static final int TOGETHER = 32;

    private InOrder() {}

    /** Adds up; it may change what it is given. */
    interface Addition<T> extends Serializable {
        T plus(T one, T other);
    }

    /**
     * @param each one of each part
     */
    static <T> T added(JavaRDD<T> each, Addition<T> addition) {
        Function2<Integer, java.util.Iterator<T>, java.util.Iterator<Tuple2<Integer, T>>> numbered =
                (index, some) -> {
                    List<Tuple2<Integer, T>> own = new ArrayList<>();
                    some.forEachRemaining(one -> own.add(new Tuple2<>(index, one)));
                    return own.iterator();
                };
        JavaPairRDD<Integer, T> sums =
                JavaPairRDD.fromJavaRDD(each.mapPartitionsWithIndex(numbered, true));
        int parts = each.getNumPartitions();
        while (parts > TOGETHER) {
            parts = (parts + TOGETHER - 1) / TOGETHER;
            sums =
                    sums.mapToPair(sum -> new Tuple2<>(sum._1() / TOGETHER, sum))
                            .groupByKey(parts)
                            .mapValues(some -> together(some, addition));
        }
        return together(sums.collect(), addition);
    }

    private static <T> T together(Iterable<Tuple2<Integer, T>> some, Addition<T> addition) {
        List<Tuple2<Integer, T>> ordered = new ArrayList<>();
        some.forEach(ordered::add);
        ordered.sort(Comparator.comparing(Tuple2::_1));
        return ordered.stream().map(Tuple2::_2).reduce(addition::plus).orElseThrow();
    }
}
