/**
 * Detectors as a column of a Spark table: {@link engram.spark.SparkDetector} judges rows and
 * pictures where they lie.
 *
 * <p>On the driver {@link engram.spark.SparkDetector} checks the columns and ships the detector's
 * files. On each executor {@link engram.spark.ExecutorDetectors} loads it once; a partition is read
 * in batches by a {@link engram.spark.Reading} and judged by {@link engram.spark.JudgedRows}.
 */
package engram.spark;
