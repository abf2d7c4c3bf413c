/** How a sample and its reconstruction become one number: the higher, the more anomalous. */
package engram.score;
