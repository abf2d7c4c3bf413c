/**
 * Damaged input by the hundred thousand. Each reader gets mutations of small valid files in a
 * process of its own with little memory and a watch over its time; whatever it answers but a value
 * or one of its documented exceptions is a failure, and its input is kept.
 */
package engram.fuzz;
