/**
 * What a memory is, whichever paper it stands in: items that attention reads, the settings that
 * paper and user share, how positions of a code become queries, and the upkeep that keeps items in
 * use and says how they fare. Nothing here knows a paper.
 *
 * <p>Shapes are named by the letters of {@link engram.nn}'s package page.
 */
package engram.memory;
