/**
 * Detectors as a column of a Spark table: {@link engram.spark.SparkDetector} judges rows and
 * pictures where they lie.
 *
 * <p>On the driver {@link engram.spark.SparkDetector} checks the columns and ships the detector's
 * files. On each executor {@link engram.spark.ExecutorDetectors} loads it once; a partition is read
 * in batches by a {@link engram.spark.Reading} and judged by {@link engram.spark.JudgedRows}.
 *
 * <p>{@link engram.spark.SparkTraining} learns from all rows of a table: {@link
 * engram.spark.ColumnPass} counts what columns hold, {@link engram.spark.RowSums} adds up what a
 * model learns from, and {@link engram.spark.InOrder} adds parts in their order. {@link
 * engram.spark.SparkBench} carries out a grid of runs.
 */
package engram.spark;
